import { breach, isOpen, pause, resume, start } from '../../clocks.ts';
import type { Target } from '../../policy.ts';
import type { WorkKind } from '../../vocabulary.ts';
import type { Overdue } from '../events.ts';
import { contactCanBeTold } from '../reach.ts';
import type { CaseState, Clock } from '../state.ts';
import { pausable, type Promising, targetOf, workClocks } from '../targets.ts';
import { type Changes, dropped, fired, met, onClocks, started, stopsClocks } from './change.ts';
import { informed, withNextUpdate } from './updates.ts';

/** The case goes to `to` at `at`; `hurried` when they are told to respond at once. */
export function handTo(
  state: CaseState,
  to: CaseState['assignee'],
  at: number,
  hurried: boolean,
): Partial<CaseState> {
  const former = state.assignee ? [...state.formerAssignees, state.assignee.id] : state.formerAssignees;
  // The time that one engineer may work on it without a solution is that engineer's own (`workLimit`, S1).
  const clocks =
    to && state.respondedAt !== null ? started(state, state.clocks, 'work_limit', at) : state.clocks;
  return {
    ...{ assignee: to, assignedAt: to && at, hurried, queued: null, formerAssignees: former, clocks },
    ...(state.reliefFrom !== undefined && { reliefFrom: undefined }),
    // Whoever gives it to somebody has seen it.
    ...(state.unreached !== undefined && { unreached: undefined }),
  };
}

const byPriority: readonly Clock['name'][] = ['response', 'on_site', ...workClocks];

/** Computes every clock anew from its start; a breach that was recorded stays recorded. */
function recompute(state: CaseState, priority: CaseState['priority'], at: number): Clock[] {
  const { policy, roundStartedAt } = state;
  const now = { ...state, priority };
  const visited = state.visits.length > 0;
  const over: Clock['name'][] = ['on_site', ...(visited ? (['solve_online'] as const) : [])];
  const clocks = state.clocks.map((clock) => {
    if (!byPriority.includes(clock.name)) return clock;
    const target = targetOf(clock.name as Promising, policy, priority);
    if (target === undefined)
      return clock.state === 'running' || clock.state === 'paused' ? unpromised(clock) : clock;
    if (clock.state === 'cancelled')
      return over.includes(clock.name) ? clock : again(clock, target, roundStartedAt);
    return isOpen(clock) ? { ...clock, target } : clock;
  });
  const missing = workClocks.filter(
    (name) => !clocks.some((clock) => clock.name === name) && !(name === 'solve_online' && visited),
  );
  const worked = missing.reduce((list, name) => started(now, list, name, roundStartedAt), clocks);
  const all = recadenced(now, worked, at);
  return stopsClocks(state) ? onClocks(all, pausable, (clock) => pause(clock, at)) : all;
}

const appliesUpdates = ({ policy, priority }: CaseState): boolean =>
  policy.updates?.applies.includes(priority) ?? false;

/** Updates are owed to some priorities only: they begin, or end, with the priority. */
function recadenced(state: CaseState, clocks: Clock[], at: number): Clock[] {
  const applies = appliesUpdates(state);
  const owed = clocks.some(({ name, state: is }) => name === 'update' && is !== 'cancelled');
  if (applies && !owed) return withNextUpdate(state, clocks, at);
  return applies ? clocks : dropped(state, clocks, ['update'], at);
}

/** The policy does not promise it at this priority; it may again at another. */
const unpromised = ({ pausedAt: _, ...clock }: Clock): Clock => ({ ...clock, state: 'cancelled' });

/** Promised again: since it began or, where that was in an earlier round, since this one did. */
const again = (clock: Clock, target: Target, roundStartedAt: number): Clock =>
  clock.startedAt < roundStartedAt
    ? start(clock.name, roundStartedAt, target)
    : { ...clock, target, state: 'running' };

/** What is reported without a clock that has run out. */
const clockless: readonly Overdue[] = ['escalation', 'silence', 'same_day', 'rejection', 'shift'];

/** Work together with the customer: they are guided (`guidance`, S2). */
const guiding: readonly WorkKind[] = ['call', 'remote', 'on_site'];

export const handling: Changes = {
  assigned: (state, { data, at }) => handTo(state, data.engineer, at, data.respondBy !== undefined),
  reassigned: (state, { data, at }) => handTo(state, data.to, at, data.respondBy !== undefined),
  taken_over: (state, { data, at }) => ({
    ...handTo(state, data.to, at, data.cause === 'silence' || data.respondBy !== undefined),
    takeovers: state.takeovers + (data.cause === 'silence' ? 1 : 0),
    fired: fired(state, data.key),
  }),
  queued: (state, { data, at }) => ({
    ...handTo(state, null, at, false),
    queued: {
      since: at,
      cause: data.cause,
      ...(data.dutyFrom !== undefined && { dutyFrom: Date.parse(data.dutyFrom) }),
    },
    fired: fired(state, data.key),
  }),
  queue_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  response_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  response_breached: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state.clocks, ['response'], breach),
  }),
  // Who responds has told the customer how it stands.
  responded: (state, { at }) => ({
    respondedAt: at,
    hurried: false,
    ...informed({ ...state, clocks: started(state, met(state, ['response'], at), 'work_limit', at) }, at),
  }),
  // Where it reaches nobody, the customer is to be called, and that call informs them.
  customer_update: (state, { at }) => (contactCanBeTold(state) ? informed(state, at) : {}),
  update_due: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state.clocks, ['update'], breach),
  }),
  promise_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  work: (state, { data, at }) =>
    guiding.includes(data.kind) ? { clocks: met(state, ['guidance'], at) } : {},
  diagnosis_warning: (state, { data }) => ({ fired: fired(state, data.key) }),
  diagnosis_overdue: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state.clocks, ['diagnosis'], breach),
  }),
  restore_overdue: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state.clocks, ['restore'], breach),
  }),
  diagnosed: (state, { data, at }) => ({
    diagnosedAt: at,
    hardwareFault: data.hardwareFault ?? state.hardwareFault,
    clocks: met(state, ['diagnosis', 'guidance'], at),
  }),
  escalated_to_manager: (state, { data, at }) => ({
    fired: fired(
      state,
      data.key,
      ...(data.clock === 'escalation' ? data.to.map((role) => data.key.replace(/[^/]+$/, role)) : []),
    ),
    clocks: clockless.includes(data.clock)
      ? state.clocks
      : onClocks(state.clocks, [data.clock as Clock['name']], breach),
    ...(data.clock === 'escalation' && {
      escalations: [...(state.escalations ?? []), { at, to: data.to }],
    }),
    ...(data.dutyFrom !== undefined && { reliefFrom: Date.parse(data.dutyFrom) }),
  }),
  held: (state, { data, at }) => ({
    hold: { reason: data.reason, since: at, ...(data.until && { until: Date.parse(data.until) }) },
    clocks:
      data.reason === 'waiting_vendor'
        ? state.clocks
        : onClocks(state.clocks, pausable, (clock) => pause(clock, at)),
  }),
  resumed: (state, { at }) => ({
    hold: null,
    clocks: onClocks(state.clocks, pausable, (clock) => resume(clock, at, state.hours)),
  }),
  priority_changed: (state, { data, at }) => ({
    priority: data.to,
    priorityRequest: null,
    clocks: recompute(state, data.to, at),
    ...(data.cause === 'silence' && { silentSince: at }),
    ...(data.cause === 'unsolved' && !appliesUpdates(state) && { dailySince: at }),
    ...(data.key !== undefined && { fired: fired(state, data.key) }),
  }),
};
