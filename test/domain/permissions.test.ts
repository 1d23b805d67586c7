import { describe, expect, it } from '@jest/globals';
import type { ActionName, CommandOf } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { managerRoles, roles, type Role, type Stage, stages } from '../../domain/vocabulary.ts';
import {
  agent,
  closed,
  li,
  minute,
  policyWith,
  resolved,
  responded,
  responseCentre,
  say,
  type Story,
  Story as Case,
  withLi,
} from './givens.ts';

const withReview = { policy: policyWith({ closing: { ...responseCentre.closing, review: 10 * minute } }) };

const stories: Record<Stage, Story> = {
  assigning: new Case({}, []),
  awaiting_response: withLi(),
  diagnosing: responded(),
  resolving: responded().at(2 * minute, li, say.diagnose),
  reviewing: resolved('P1', withReview),
  confirming: resolved(),
  surveying: closed(),
  ended: responded().at(2 * minute, agent, say.cancel),
};

const unresolved = ['assigning', 'awaiting_response', 'diagnosing', 'resolving'] as const;
const handled = unresolved.slice(1);
const working = ['diagnosing', 'resolving'] as const;
const open = [...unresolved, 'reviewing', 'confirming'] as const;
const living = [...open, 'surveying'] as const;
const engineers = ['engineer', 'expert'] as const;
const everybody = roles;
const house = roles.filter((role) => role !== 'customer');

/** Each action as domain.md and api.md have it: a body, the stages in which it makes sense, and whose it is. */
const table: { [A in ActionName]: [CommandOf<A>, readonly Stage[], readonly Role[]] } = {
  assign: [{ type: 'assign', engineerId: 'x' }, unresolved, ['agent', ...managerRoles]],
  respond: [say.respond, ['awaiting_response'], engineers],
  takeOver: [{ type: 'takeOver' }, unresolved, engineers],
  reassign: [{ type: 'reassign', engineerId: 'x', reason: '' }, unresolved, managerRoles],
  release: [{ type: 'release', reason: '' }, handled, ['admin', ...managerRoles]],
  handOver: [{ type: 'handOver', to: 'x', note: '' }, handled, [...engineers, ...managerRoles]],
  assist: [{ type: 'assist', add: ['x'] }, handled, [...engineers, ...managerRoles]],
  move: [{ type: 'move', supportLine: 2, reason: '' }, unresolved, ['agent', ...engineers, ...managerRoles]],
  work: [{ type: 'work', text: '', kind: 'lab' }, living, engineers],
  notes: [{ type: 'notes', text: '', visibility: 'public' }, living, everybody],
  attach: [
    { type: 'attach', id: 'f', name: 'a.log', mediaType: 'text/plain', size: 1, visibility: 'public' },
    living,
    everybody,
  ],
  tags: [{ type: 'tags', add: ['x'] }, living, house],
  watch: [{ type: 'watch', add: ['x'] }, living, house],
  updates: [{ type: 'updates', text: '' }, open, ['agent', ...engineers]],
  contacted: [{ type: 'contacted', note: '' }, living, ['agent']],
  diagnose: [say.diagnose, ['diagnosing'], engineers],
  escalateExpert: [
    { type: 'escalateExpert', expertId: 'x', reason: '' },
    handled,
    ['engineer', ...managerRoles],
  ],
  joint: [{ type: 'joint', parties: [{ name: 'v' }], reason: '' }, handled, [...engineers, ...managerRoles]],
  requestVendor: [{ type: 'requestVendor', vendor: 'v', reason: '' }, working, engineers],
  confirmVendor: [{ type: 'confirmVendor' }, working, ['expert']],
  declineVendor: [{ type: 'declineVendor', reason: '' }, working, ['expert']],
  vendorCase: [{ type: 'vendorCase', vendorCaseNumber: '1' }, working, engineers],
  vendorClose: [{ type: 'vendorClose', outcome: '' }, living, engineers],
  coverage: [{ type: 'coverage', decision: 'paid' }, open, managerRoles],
  requestDispatch: [
    { type: 'requestDispatch', reason: '' },
    handled,
    ['agent', ...engineers, ...managerRoles],
  ],
  declineDispatch: [{ type: 'declineDispatch', reason: '' }, handled, ['agent', ...managerRoles]],
  dispatch: [
    { type: 'dispatch', engineerId: 'x', address: '8 Jianguo Road' },
    handled,
    ['agent', ...managerRoles],
  ],
  arrive: [{ type: 'arrive' }, living, engineers],
  depart: [{ type: 'depart', outcome: '' }, living, engineers],
  rmas: [
    { type: 'rmas', number: 'R1', kind: 'loaner', serialNumber: 's', partNumber: 'p', reason: '' },
    working,
    engineers,
  ],
  hold: [{ type: 'hold', reason: 'scheduled' }, handled, ['agent', ...engineers]],
  resume: [{ type: 'resume' }, handled, ['agent', ...engineers]],
  priority: [{ type: 'priority', priority: 'P3', reason: '' }, unresolved, managerRoles],
  requestPriority: [{ type: 'requestPriority', priority: 'P3', reason: '' }, unresolved, engineers],
  correct: [{ type: 'correct', title: 'x', reason: '' }, living, ['agent', ...engineers, ...managerRoles]],
  resolve: [say.resolve, working, engineers],
  callBack: [{ type: 'callBack', note: '' }, ['reviewing', 'confirming'], ['agent', ...engineers]],
  review: [{ type: 'review', approved: true }, ['reviewing'], managerRoles],
  consent: [say.agree, ['confirming'], ['customer', 'agent']],
  reopen: [say.reopen, ['surveying'], ['customer', 'agent', ...managerRoles]],
  cancel: [say.cancel, open, ['agent', ...managerRoles]],
  merge: [
    { type: 'merge', into: 'C20261123-0009', consentBy: '' },
    open,
    ['agent', ...engineers, ...managerRoles],
  ],
  link: [
    { type: 'link', number: 'C20261123-0009', as: 'related' },
    open,
    ['agent', ...engineers, ...managerRoles],
  ],
  unlink: [{ type: 'unlink', number: 'C20261123-0009' }, open, ['agent', ...engineers, ...managerRoles]],
  answerSurvey: [
    { type: 'answerSurvey', answers: { overall: 5, response_speed: 5, skill: 5, attitude: 5 } },
    ['surveying'],
    ['customer'],
  ],
};

const actions = Object.entries(table) as [ActionName, (typeof table)[ActionName]][];
const anybody: Actor = { id: 'all', name: 'All', roles: [...roles], customerId: 'acme' };
const outcome = (stage: Stage, command: CommandOf<ActionName>, who: Actor, revision?: number) =>
  decide(stories[stage].state, command, who, stories[stage].now, revision);
/** Why it is refused before the case's own details are looked at. */
const bar = (stage: Stage, command: CommandOf<ActionName>, who: Actor): string | undefined => {
  const refused = outcome(stage, command, who);
  return refused instanceof Refusal && /is not possible now|is not for/.test(refused.message)
    ? refused.code
    : undefined;
};

describe('the permissions of a case', () => {
  it('are tried on a case in each stage', () =>
    expect(stages.map((stage) => stories[stage].state.stage)).toEqual([...stages]));

  it.each(actions)('let %s happen in its stages only', (_, [command, possible]) =>
    expect(stages.filter((stage) => bar(stage, command, anybody) === undefined)).toEqual([...possible]),
  );

  it.each(actions)('let %s be done by its roles only', (_, [command, [stage], allowed]) => {
    const holding = (role: Role): Actor => ({ ...anybody, roles: [role] });
    const free = roles.filter((role) => bar(stage ?? 'ended', command, holding(role)) === undefined);
    expect(free).toEqual(roles.filter((role) => allowed.includes(role)));
  });

  it.each(actions)('refuse %s to a person without a role', (_, [command, [stage]]) =>
    expect(bar(stage ?? 'ended', command, { ...anybody, roles: [] })).toBe('forbidden'),
  );

  it.each(actions)('refuse %s to whoever saw an older revision', (_, [command, [stage]]) => {
    const seen = stories[stage ?? 'ended'].state.seq - 1;
    expect(outcome(stage ?? 'ended', command, anybody, seen)).toMatchObject({
      code: 'stale',
      message: `Case C20261123-0001 is at revision ${seen + 1}, not ${seen}`,
    });
  });

  it('name the action and the stage in a refusal', () =>
    expect(outcome('ended', say.respond, li)).toMatchObject({
      code: 'wrong_state',
      message: "Case C20261123-0001 is ended: 'respond' is not possible now",
    }));

  it('take the revision that the caller saw', () => {
    const { seq } = stories.diagnosing.state;
    expect(outcome('diagnosing', say.diagnose, li, seq)).toHaveLength(1);
  });

  it('say first that it is not theirs, then that it is not possible, then that they are late', () => {
    const code = (who: Actor) => {
      const refused = outcome('ended', say.respond, who, 1);
      return refused instanceof Refusal ? refused.code : undefined;
    };
    expect([code(agent), code(li)]).toEqual(['forbidden', 'wrong_state']);
  });
});
