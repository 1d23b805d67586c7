import { dueAt, fractionAt, later } from '../../clocks.ts';
import type { ClockName } from '../../vocabulary.ts';
import type { Follower } from '../commands.ts';
import { draft, type Draft } from '../drafts.ts';
import type { CaseState, Clock } from '../state.ts';

/**
 * A promise that comes true by itself unless somebody acts first: at `at` (epoch milliseconds) the drafts are
 * recorded. `owner` is who waits for it in the workflow: the stage the case is in, or a watcher beside the stages.
 */
export interface Due {
  key: string;
  at: number;
  owner: 'stage' | 'escalation' | 'restore' | 'hold' | 'work' | 'updates' | 'on_site' | 'vendor' | 'duty';
  /** What the timer is for, as an operator reads it in Temporal. */
  summary: string;
  /** The deadline moves the case to another engineer: whoever fires it first looks for one. */
  needsSuccessor?: boolean;
  /** Who had the case before may have it again. */
  again?: boolean;
  /** `now` is later than `at` after an outage. */
  drafts(follower: Follower, now: number): Draft[];
}

export const clockOf = (state: CaseState, name: ClockName): Clock | undefined =>
  state.clocks.find((clock) => clock.name === name);

export function running(state: CaseState, name: ClockName): Clock | undefined {
  const clock = clockOf(state, name);
  return clock?.state === 'running' ? clock : undefined;
}

/** When `duration` of the policy's time has passed since `start`, both in milliseconds. */
export const after = ({ hours }: CaseState, start: number, duration: number): number =>
  later(hours, start, duration);

/** A due whose drafts carry its own key and time, as every deadline on the timeline does. */
export function due(
  key: string,
  at: number,
  summary: string,
  make: (stamp: { key: string; dueAt: string }) => Draft[],
  owner: Due['owner'] = 'stage',
): Due {
  return { key, at, summary, owner, drafts: () => make({ key, dueAt: new Date(at).toISOString() }) };
}

/** As the diagnosis warns (`warn`, S0), where a policy says nothing of its own. */
const remindAt = 0.75;

/** A promise that is recalled at three quarters of its time; at the end of it the manager hears. */
export function remindedDues(
  state: CaseState,
  name: ClockName,
  { owner, waitsFor }: { owner: Due['owner']; waitsFor: string },
): Due[] {
  const clock = running(state, name);
  if (!clock) return [];
  const prefix = `${name}/${clock.startedAt}`;
  return [
    due(
      `${prefix}/reminder`,
      fractionAt(clock, remindAt, state.hours),
      `Reminder: ${waitsFor}`,
      (stamp) => [draft('promise_reminder', { ...stamp, clock: name, percent: remindAt * 100 })],
      owner,
    ),
    due(
      `${prefix}/overdue`,
      dueAt(clock, state.hours),
      `Overdue: ${waitsFor}; tell the manager`,
      (stamp) => [draft('escalated_to_manager', { ...stamp, clock: name, to: ['response_center_manager'] })],
      owner,
    ),
  ];
}
