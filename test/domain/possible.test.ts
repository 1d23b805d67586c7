import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionRules } from '../../domain/case/actions.ts';
import type { ActionName, CommandOf } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import { possible } from '../../domain/case/possible.ts';
import { countQueues, type Tally } from '../../domain/case/queues.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { viewCase } from '../../domain/case/view.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { coverageDecisions, priorities, roles } from '../../domain/vocabulary.ts';
import { record } from '../../store/caseRecord.ts';
import { play, scripts } from './arbitraries.ts';
import * as givens from './givens.ts';
import {
  agent,
  customer,
  expert,
  foreigner,
  li,
  manager,
  minute,
  responded,
  say,
  stranger,
} from './givens.ts';

const actions = Object.keys(actionRules) as ActionName[];
const people: Actor[] = [
  ...[li, givens.wang, agent, manager, expert, stranger, customer, foreigner, givens.depot, givens.rmaAdmin],
  { id: 'li', name: 'Li Wei', roles: [...roles], skills: [] },
  { id: 'new', name: 'New', roles: [] },
];

/** For each action what somebody could say with it; where none of it is taken, the action is not possible. */
const sayings = (now: number): { [A in ActionName]: CommandOf<A>[] } => ({
  assign: [{ type: 'assign', engineerId: 'newcomer' }],
  respond: [say.respond],
  takeOver: [{ type: 'takeOver' }],
  reassign: [{ type: 'reassign', engineerId: 'newcomer', reason: '' }],
  release: [{ type: 'release', reason: '' }],
  handOver: [{ type: 'handOver', to: 'newcomer', note: '' }],
  assist: [{ type: 'assist', add: ['newcomer'] }],
  move: [{ type: 'move', supportLine: 2, reason: '' }],
  work: [{ type: 'work', text: '', kind: 'lab' }],
  notes: [{ type: 'notes', text: '', visibility: 'public' }],
  attach: [
    { type: 'attach', id: 'f', name: 'a.txt', mediaType: 'text/plain', size: 1, visibility: 'public' },
  ],
  tags: [{ type: 'tags', add: ['new'] }],
  watch: [{ type: 'watch', add: ['newcomer'] }],
  updates: [{ type: 'updates', text: '' }],
  contacted: [{ type: 'contacted', note: '' }],
  diagnose: [say.diagnose],
  escalateExpert: [{ type: 'escalateExpert', expertId: 'newcomer', reason: '' }],
  joint: [{ type: 'joint', parties: [{ name: 'the carrier' }], reason: '' }],
  requestVendor: [{ type: 'requestVendor', vendor: 'cisco', reason: '' }],
  confirmVendor: [{ type: 'confirmVendor' }],
  declineVendor: [{ type: 'declineVendor', reason: '' }],
  vendorCase: [{ type: 'vendorCase', vendorCaseNumber: '1' }],
  vendorClose: [{ type: 'vendorClose', outcome: '' }],
  coverage: coverageDecisions.map((decision) => ({ type: 'coverage', decision })),
  requestDispatch: [{ type: 'requestDispatch', reason: '' }],
  declineDispatch: [{ type: 'declineDispatch', reason: '' }],
  dispatch: [{ type: 'dispatch', engineerId: 'newcomer', address: '8 Jianguo Road' }],
  arrive: [{ type: 'arrive' }],
  depart: [{ type: 'depart', outcome: '' }],
  rmas: [{ type: 'rmas', number: 'R9', kind: 'loaner', serialNumber: 'new', partNumber: 'p', reason: '' }],
  hold: [{ type: 'hold', reason: 'scheduled' }],
  resume: [say.resume],
  priority: priorities.map((priority) => ({ type: 'priority', priority, reason: '' })),
  requestPriority: priorities.map((priority) => ({ type: 'requestPriority', priority, reason: '' })),
  correct: [{ type: 'correct', title: 'Another title', reason: '' }],
  resolve: [{ ...say.resolve, restoredAt: new Date(now).toISOString() }],
  callBack: [{ type: 'callBack', note: '' }],
  review: [{ type: 'review', approved: true }],
  consent: [say.agree],
  reopen: [say.reopen],
  cancel: [say.cancel],
  merge: [{ type: 'merge', into: 'C20261123-0009', consentBy: '' }],
  link: [{ type: 'link', number: 'C20261123-0009', as: 'related' }],
  unlink: [2, 3, 4].map((n) => ({ type: 'unlink', number: `C20261123-000${n}` })),
  answerSurvey: [{ type: 'answerSurvey', answers: { overall: 5, response_speed: 5, skill: 5, attitude: 5 } }],
});

/** The actions of which the decision takes something. */
const taken = (state: CaseState, actor: Actor, now: number): ActionName[] => {
  const said = sayings(now);
  return actions.filter((action) =>
    said[action].some((command) => !(decide(state, command, actor, now) instanceof Refusal)),
  );
};

/** The queues of what waits for a decision, and the action that decides it. */
const waiting = { vendor_requests: 'confirmVendor', visits: 'declineDispatch', reviews: 'review' } as const;

/** Whether somebody finds the case in a queue. */
function finds(
  name: keyof typeof waiting,
  state: CaseState,
  { id, roles: held, skills = [] }: Actor,
): boolean {
  const { status, stage, priority, asks, visit, priorityAsked } = record(state);
  const tally: Tally = {
    ...{ status, stage, priority, asks, visit, priorityAsked, assigneeId: null, urgency: 'later' },
    ...{ hold: null, toCall: false, rma: false, escalated: false, count: 1 },
  };
  return countQueues([tally], { id, team: [], roles: held, skills })[name] === 1;
}

/** Calls `law` with every case that the scripts come to, and everybody. */
const everywhere = (law: (state: CaseState, actor: Actor, now: number) => void) =>
  fc.assert(
    fc.property(scripts, fc.boolean(), (script, covered) => {
      play(script, ({ state, now }) => {
        const entitlement = { ...state.entitlement, covered };
        for (const actor of people) law({ ...state, entitlement }, actor, now);
      });
    }),
    { numRuns: 25 },
  );

describe('what is possible on a case', () => {
  it('is exactly what the decision takes from this person, can be told from the case as staff see it, and is found in queues', () =>
    everywhere((state, actor, now) => {
      const found = possible(state, actor);
      expect([actor.name, found]).toEqual([actor.name, taken(state, actor, now)]);
      expect(possible(viewCase(state), actor)).toEqual(found);
      for (const [name, action] of Object.entries(waiting))
        expect([name, finds(name as keyof typeof waiting, state, actor)]).toEqual([
          name,
          found.includes(action),
        ]);
    }));

  it('is a second word of a manager on coverage', () => {
    const entitlement = {
      covered: false,
      contractId: null,
      warrantyUntil: null,
      reason: 'no_contract',
    } as const;
    const story = responded('P1', { entitlement });
    expect(possible(story.state, li)).not.toContain('rmas');
    story.at(2 * minute, manager, { type: 'coverage', decision: 'refused' });
    expect(possible(story.state, manager)).toContain('coverage');
    story.at(3 * minute, manager, { type: 'coverage', decision: 'paid' });
    expect(possible(story.state, li)).toContain('rmas');
    expect(possible(responded().state, manager)).not.toContain('coverage');
  });

  it('is that an agent gives a case that somebody has to somebody else', () =>
    expect(possible(responded().state, agent)).toContain('assign'));

  it('is not that an expert of another area confirms what is asked of the vendor', () => {
    const { state } = responded().at(2 * minute, li, { type: 'requestVendor', vendor: 'cisco', reason: '' });
    expect(possible(state, expert)).toEqual(expect.arrayContaining(['confirmVendor', 'declineVendor']));
    expect(possible(state, stranger)).not.toContain('confirmVendor');
    expect(possible(state, { ...stranger, skills: ['CISCO'] })).toContain('confirmVendor');
    expect(possible({ ...state, expert: stranger }, stranger)).toContain('confirmVendor');
  });

  it('is nothing of another organisation, to a customer', () => {
    expect(possible(responded().state, customer)).toEqual(['notes', 'attach']);
    expect(possible(responded().state, foreigner)).toEqual([]);
  });
});
