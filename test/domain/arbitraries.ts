import fc from 'fast-check';
import { actionRules } from '../../domain/case/actions.ts';
import { apply } from '../../domain/case/apply.ts';
import type { ActionName, CommandOf } from '../../domain/case/commands.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Actor } from '../../domain/people.ts';
import type { Policy } from '../../domain/policy.ts';
import { holdReasons, managerRoles, priorities, roles, type Stage } from '../../domain/vocabulary.ts';
import * as givens from './givens.ts';
import { opened, second, Story } from './givens.ts';

const ms = (least: number, most: number) => fc.integer({ min: least * second, max: most * second });
const byPriority = <T>(value: fc.Arbitrary<T>) => fc.record({ P1: value, P2: value, P3: value, P4: value });
const fractions = (...of: number[]) => fc.subarray(of);
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const step = fc.record({
  after: ms(1, 60),
  to: fc.subarray([...managerRoles], { minLength: 1, maxLength: 3 }),
});

/** Policies of seconds, as `compile` would give them, with every part that a policy can lack. */
export const policies: fc.Arbitrary<Policy> = fc.record({
  id: fc.constant('seconds'),
  version: fc.constant(1),
  clock: fc.constant('calendar' as const),
  response: fc.record({
    target: byPriority(ms(2, 60)),
    remind: fractions(0.25, 0.5, 0.6, 0.75),
    takeover: orNone(fc.constantFrom(0.8, 0.8333, 0.95)),
    takeoverResponse: ms(1, 20),
    maxTakeovers: fc.nat(4),
  }),
  diagnosis: orNone(fc.record({ target: byPriority(ms(1, 60)), warn: fractions(0.5, 0.75) })),
  restore: orNone(fc.record({ target: byPriority(ms(1, 60)) })),
  guidance: orNone(fc.record({ target: byPriority(ms(1, 60)) })),
  onSite: orNone(fc.record({ decision: orNone(ms(1, 30)), target: byPriority(ms(1, 60)) })),
  escalation: byPriority(fc.array(step, { maxLength: 3 })),
  closing: fc.record({
    review: orNone(ms(1, 20)),
    confirmRemindEvery: ms(2, 20),
    confirmEscalateAfter: ms(1, 40),
  }),
  survey: orNone(
    fc.record({ remindAfter: ms(1, 10), expiresAfter: ms(11, 30), lowScore: fc.integer({ min: 1, max: 5 }) }),
  ),
});

/** One thing that somebody tries after `wait` ms; `pick`, `n` and `yes` fill in what it is. */
interface Move {
  wait: number;
  who: 'holder' | 'chief' | 'anybody';
  aim: 'forward' | 'possible' | 'anything';
  pick: number;
  n: number;
  yes: boolean;
}

export interface Script {
  policy: Policy;
  onDuty: number;
  moves: Move[];
}

const move: fc.Arbitrary<Move> = fc.record({
  wait: fc.oneof(fc.constant(0), fc.nat(5 * second), fc.nat(40 * second)),
  who: fc.constantFrom('holder', 'holder', 'holder', 'chief', 'anybody'),
  aim: fc.constantFrom('forward', 'possible', 'possible', 'anything'),
  pick: fc.nat(1000),
  n: fc.nat(3),
  yes: fc.boolean(),
});
export const scripts: fc.Arbitrary<Script> = fc.record({
  policy: policies,
  onDuty: fc.nat(5),
  moves: fc.array(move, { maxLength: 40, size: 'max' }),
});

const engineers = [givens.li, givens.wang, givens.zhao, givens.chen, givens.sun];
const people = [
  ...engineers,
  givens.agent,
  givens.manager,
  givens.expert,
  givens.stranger,
  givens.customer,
  givens.foreigner,
  givens.depot,
];
const chief: Actor = { id: 'chief', name: 'Chief', roles: [...roles], customerId: 'acme' };
const actions = Object.keys(actionRules) as ActionName[];
const forward: Record<Stage, ActionName> = {
  assigning: 'assign',
  awaiting_response: 'respond',
  diagnosing: 'diagnose',
  resolving: 'resolve',
  reviewing: 'review',
  confirming: 'consent',
  surveying: 'reopen',
  ended: 'notes',
};

function actorOf({ who, pick }: Move, { assignee }: CaseState): Actor {
  if (who === 'anybody') return people[pick % people.length] ?? chief;
  return who === 'holder' && assignee ? { ...chief, ...assignee } : chief;
}

function actionOf({ aim, pick }: Move, { stage }: CaseState): ActionName {
  if (aim === 'forward') return forward[stage];
  const among =
    aim === 'anything' ? actions : actions.filter((each) => actionRules[each].stages.includes(stage));
  return among[pick % among.length] ?? 'notes';
}

function commandOf(move: Move, state: CaseState, now: number): CommandOf<ActionName> {
  const { n, yes } = move;
  const engineerId = engineers[n]?.id ?? 'li';
  const at = (after: number) => new Date(now + after).toISOString();
  const score = n + 1;
  const bodies: { [A in ActionName]: CommandOf<A> } = {
    assign: { type: 'assign', engineerId },
    respond: givens.say.respond,
    takeOver: { type: 'takeOver', ...(yes && { from: engineerId }) },
    reassign: { type: 'reassign', engineerId, reason: '' },
    release: { type: 'release', reason: '' },
    handOver: { type: 'handOver', to: engineerId, note: '' },
    assist: { type: 'assist', ...(yes ? { add: [engineerId] } : { remove: [engineerId] }) },
    move: { type: 'move', supportLine: n % 3 || 3, reason: '' },
    work: { type: 'work', text: '', kind: 'lab' },
    notes: { type: 'notes', text: '', visibility: yes ? 'public' : 'internal' },
    attach: {
      type: 'attach',
      id: 'f',
      name: 'a.txt',
      mediaType: 'text/plain',
      size: 1,
      visibility: 'public',
    },
    tags: { type: 'tags', ...(yes ? { add: [`${n}`] } : { remove: [`${n}`] }) },
    watch: { type: 'watch', ...(yes ? { add: [engineerId] } : { remove: [engineerId] }) },
    updates: { type: 'updates', text: '' },
    contacted: { type: 'contacted', note: '' },
    diagnose: { type: 'diagnose', cause: '', ...(yes && { hardwareFault: true }) },
    escalateExpert: { type: 'escalateExpert', reason: '', ...(yes && { expertId: 'expert' }) },
    joint: { type: 'joint', parties: yes ? [{ id: engineerId }] : [{ name: 'the carrier' }], reason: '' },
    requestVendor: { type: 'requestVendor', vendor: 'cisco', reason: '' },
    confirmVendor: { type: 'confirmVendor' },
    declineVendor: { type: 'declineVendor', reason: '' },
    vendorCase: { type: 'vendorCase', vendorCaseNumber: '1' },
    vendorClose: { type: 'vendorClose', outcome: '' },
    coverage: { type: 'coverage', decision: yes ? 'paid' : 'refused' },
    requestDispatch: { type: 'requestDispatch', reason: '' },
    declineDispatch: { type: 'declineDispatch', reason: '' },
    dispatch: { type: 'dispatch', engineerId, address: '8 Jianguo Road' },
    arrive: { type: 'arrive' },
    depart: { type: 'depart', outcome: '' },
    rmas: {
      type: 'rmas',
      number: `R${state.rmas.length}`,
      kind: 'loaner',
      serialNumber: String(n),
      partNumber: '',
      reason: '',
    },
    hold: {
      type: 'hold',
      reason: holdReasons[n % 3] ?? 'scheduled',
      ...(yes && { until: at(n * 7 * second) }),
    },
    resume: givens.say.resume,
    priority: { type: 'priority', priority: priorities[n] ?? 'P1', reason: '' },
    requestPriority: { type: 'requestPriority', priority: priorities[n] ?? 'P1', reason: '' },
    correct: {
      type: 'correct',
      reason: '',
      ...(yes ? { title: `Title ${n}` } : { priority: priorities[n] }),
    },
    resolve: { ...givens.say.resolve, restoredAt: at(yes ? 0 : -n), byPhone: yes },
    callBack: { type: 'callBack', note: '' },
    review: { type: 'review', approved: yes },
    consent: yes ? givens.say.agree : givens.say.reject,
    reopen: givens.say.reopen,
    cancel: givens.say.cancel,
    merge: { type: 'merge', into: 'C20261123-0002', consentBy: '' },
    link: { type: 'link', number: `C20261123-000${(n % 3) + 2}`, as: yes ? 'related' : 'caused_by' },
    unlink: { type: 'unlink', number: `C20261123-000${(n % 3) + 2}` },
    answerSurvey: {
      type: 'answerSurvey',
      answers: { overall: score, response_speed: 5, skill: 5, attitude: 5 },
    },
  };
  const action = actionOf(move, state);
  // A script that cancels early says little.
  return (action === 'cancel' || action === 'merge') && move.pick % 8 ? bodies.work : bodies[action];
}

/** Plays a script; `between` sees the story after the opening and after each move, and may exchange its state. */
export function play({ policy, onDuty, moves }: Script, between: (story: Story) => void = () => {}): Story {
  const story = new Story({ policy, priority: 'P2' }, engineers.slice(0, onDuty));
  between(story);
  for (const each of moves) {
    story.until(story.now - opened + each.wait);
    story.ask(actorOf(each, story.state), commandOf(each, story.state, story.now));
    between(story);
  }
  return story;
}

/** Every event of a case with the state before and after it. */
export function* walk(
  events: CaseEvent[],
): Generator<{ before: CaseState; event: CaseEvent; after: CaseState }> {
  const [first, ...rest] = events;
  if (!first) return;
  let before = apply(null, first);
  for (const event of rest) {
    const after = apply(before, event);
    yield { before, event, after };
    before = after;
  }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
