import { type Actor, stamp, system } from '../people.ts';
import type { Missed } from '../reach.ts';
import { forbidden, type Refusal, stale, wrongState } from '../refusal.ts';
import { managerRoles, type Role } from '../vocabulary.ts';
import { callDues } from './due.ts';
import type {
  CallActionName,
  CallActions,
  CallEvent,
  CallEventData,
  CallEventKind,
  CallState,
  CallStateName,
} from './state.ts';

const desk: readonly Role[] = ['agent', ...managerRoles];
const living: readonly CallStateName[] = ['waiting', 'accepted'];

/** In which states a call's action is possible, and whose it is. Logging a call is everybody's on the staff (S1). */
export const callActionRules: Record<
  CallActionName,
  { states: readonly CallStateName[]; roles: readonly Role[] }
> = {
  accept: { states: ['waiting'], roles: desk },
  open: { states: living, roles: desk },
  close: { states: living, roles: desk },
};

type Draft = { [K in CallEventKind]: { kind: K; data: CallEventData[K] } }[CallEventKind];

const accepted = ({ id, name }: Actor): Draft => ({ kind: 'call_accepted', data: { agent: { id, name } } });
/** Who opens or closes a call that nobody had, has had it. */
const having = (state: CallState, actor: Actor): Draft[] => (state.agent ? [] : [accepted(actor)]);

const decisions: {
  [A in CallActionName]: (state: CallState, body: CallActions[A], actor: Actor) => Draft[];
} = {
  accept: (_state, _body, actor) => [accepted(actor)],
  open: (state, { caseNumber }, actor) => [
    ...having(state, actor),
    { kind: 'call_opened', data: { caseNumber } },
  ],
  close: (state, { reason }, actor) => [...having(state, actor), { kind: 'call_closed', data: { reason } }],
};

const stamped = (
  drafts: Draft[],
  actor: Actor | typeof system,
  as: readonly Role[],
  at: number,
): CallEvent[] => drafts.map((draft) => ({ ...draft, at, actor: stamp(actor, as), visibility: 'internal' }));

/** The fact that a call begins with. */
export const callLogged = ({ customer, symptom, loggedAt, loggedBy }: CallState): CallEvent => ({
  ...{ kind: 'call_logged', at: loggedAt, actor: loggedBy, visibility: 'internal' },
  data: { company: customer.name, symptom },
});

/** Who has accepted a call has it; a manager may step in. */
function notTheirs({ number, agent }: CallState, actor: Actor): Refusal | undefined {
  const manages = actor.roles.some((role) => managerRoles.some((each) => each === role));
  return !agent || agent.id === actor.id || manages
    ? undefined
    : forbidden('onlyAgentOrManager', { number, name: agent.name });
}

/** Why the action cannot be done now by this person, or undefined. */
export function callRefusal(state: CallState, action: CallActionName, actor: Actor): Refusal | undefined {
  const rule = callActionRules[action];
  if (!actor.roles.some((role) => rule.roles.includes(role)))
    return forbidden('notForRoles', { action, roles: actor.roles });
  if (rule.states.includes(state.callState)) return notTheirs(state, actor);
  const { number, callState, agent } = state;
  return wrongState('callNotNow', { number, state: callState, name: agent?.name, action });
}

/** What an action on a call leads to, or why it cannot be. Pure; `now` in epoch milliseconds. */
export function decideCall<A extends CallActionName>(
  state: CallState,
  action: A,
  body: CallActions[A],
  actor: Actor,
  now: number,
  expectedRevision?: number,
): CallEvent[] | Refusal {
  const refusal = callRefusal(state, action, actor);
  if (refusal) return refusal;
  if (expectedRevision !== undefined && expectedRevision !== state.seq)
    return stale('callStale', { number: state.number, revision: state.seq, expected: expectedRevision });
  return stamped(decisions[action](state, body, actor), actor, callActionRules[action].roles, now);
}

/** What of the call's messages did not reach whom it was for; each try once. */
export const callMissed = (state: CallState, missed: readonly Missed[], now: number): CallEvent[] =>
  stamped(
    missed
      .filter(({ key }) => key === undefined || !state.fired.includes(key))
      .map((data) => ({ kind: 'not_reached', data })),
    system,
    [],
    now,
  );

/** The events of a deadline that has come; none where it was overtaken. */
export function callFallsDue(state: CallState, key: string, now: number): CallEvent[] {
  const due = callDues(state).find((each) => each.key === key);
  if (!due || due.at > now) return [];
  const iso = (ms: number) => new Date(ms).toISOString();
  const data = { key, step: due.step, dueAt: iso(due.at), until: iso(due.until) };
  return stamped([{ kind: due.kind, data }], system, [], now);
}
