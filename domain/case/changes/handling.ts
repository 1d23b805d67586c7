import { breach, isOpen, pause, resume } from '../../clocks.ts';
import type { Overdue } from '../events.ts';
import type { CaseState, Clock } from '../state.ts';
import { pausable, type Promising, targetOf, workClocks } from '../targets.ts';
import { type Changes, fired, met, onClocks, started } from './change.ts';

/** The case goes to `to` at `at`; `hurried` when they are told to respond at once. */
function handTo(
  state: CaseState,
  to: CaseState['assignee'],
  at: number,
  hurried: boolean,
): Partial<CaseState> {
  const former = state.assignee ? [...state.formerAssignees, state.assignee.id] : state.formerAssignees;
  // The time that one engineer may work on it without a solution is that engineer's own (`workLimit`, S1).
  const clocks =
    to && state.respondedAt !== null ? started(state, state.clocks, 'work_limit', at) : state.clocks;
  return { assignee: to, assignedAt: to && at, hurried, queued: false, formerAssignees: former, clocks };
}

const byPriority: readonly Clock['name'][] = ['response', ...workClocks];

/** Computes every clock anew from its start; a breach that was recorded stays recorded. */
function recompute(state: CaseState, priority: CaseState['priority'], at: number): Clock[] {
  const { policy, roundStartedAt } = state;
  const now = { ...state, priority };
  const clocks = state.clocks.map((clock) => {
    if (!byPriority.includes(clock.name)) return clock;
    const target = targetOf(clock.name as Promising, policy, priority);
    if (target === undefined)
      return clock.state === 'running' || clock.state === 'paused' ? dropped(clock) : clock;
    if (clock.state === 'cancelled') return { ...clock, target, state: 'running' as const };
    return isOpen(clock) ? { ...clock, target } : clock;
  });
  const missing = workClocks.filter((name) => !clocks.some((clock) => clock.name === name));
  const all = missing.reduce((list, name) => started(now, list, name, roundStartedAt), clocks);
  return state.hold && state.hold.reason !== 'waiting_vendor'
    ? onClocks(all, pausable, (clock) => pause(clock, at))
    : all;
}

/** The policy does not promise it at this priority; it may again at another. */
const dropped = ({ pausedAt: _, ...clock }: Clock): Clock => ({ ...clock, state: 'cancelled' });

/** What is reported without a clock that has run out. */
const clockless: readonly Overdue[] = ['escalation', 'silence'];

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
    queued: true,
    fired: fired(state, data.key),
  }),
  response_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  response_breached: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state.clocks, ['response'], breach),
  }),
  responded: (state, { at }) => ({
    respondedAt: at,
    hurried: false,
    clocks: started(state, met(state, ['response'], at), 'work_limit', at),
  }),
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
    clocks: met(state, ['diagnosis'], at),
  }),
  escalated_to_manager: (state, { data }) => ({
    fired: fired(
      state,
      data.key,
      ...(data.clock === 'escalation' ? data.to.map((role) => data.key.replace(/[^/]+$/, role)) : []),
    ),
    clocks: clockless.includes(data.clock)
      ? state.clocks
      : onClocks(state.clocks, [data.clock as Clock['name']], breach),
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
    clocks: recompute(state, data.to, at),
    ...(data.cause === 'silence' && { silentSince: at, fired: fired(state, data.key) }),
  }),
};
