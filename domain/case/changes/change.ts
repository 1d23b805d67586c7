import { cancel, meet, pause, start } from '../../clocks.ts';
import type { ClockName } from '../../vocabulary.ts';
import type { CaseEvent, EventKind, EventOf } from '../events.ts';
import type { CaseState, Clock } from '../state.ts';
import { pausable, type Promising, targetOf } from '../targets.ts';

/** What an event of kind `K` makes of a case, beside its stage. */
export type Change<K extends EventKind> = (state: CaseState, event: EventOf<K>) => Partial<CaseState>;
export type Changes = { [K in Exclude<EventKind, 'opened'>]?: Change<K> };

export const onClocks = (
  clocks: Clock[],
  names: readonly ClockName[],
  change: (clock: Clock) => Clock,
): Clock[] => clocks.map((clock) => (names.includes(clock.name) ? change(clock) : clock));

export const withClock = (clocks: Clock[], added: Clock): Clock[] => [
  ...clocks.filter((clock) => clock.name !== added.name),
  added,
];

export const met = (state: CaseState, names: readonly ClockName[], at: number): Clock[] =>
  onClocks(state.clocks, names, (clock) => meet(clock, at, state.hours));

/** No longer owed: cancelled, or done after all where it was late already. */
export const dropped = (
  state: CaseState,
  clocks: Clock[],
  names: readonly ClockName[],
  at: number,
): Clock[] =>
  onClocks(clocks, names, (clock) =>
    clock.state === 'breached' ? meet(clock, at, state.hours) : cancel(clock),
  );

/** A hold that stops the clocks: only the customer's time does; a vendor's delay is the centre's own. */
export const stopsClocks = ({ hold }: Pick<CaseState, 'hold'>): boolean =>
  hold !== null && hold.reason !== 'waiting_vendor';

/** Starts the clock anew at `at` where the policy promises it; on hold it stands still at once. */
export function started(state: CaseState, clocks: Clock[], name: Promising, at: number): Clock[] {
  const target = targetOf(name, state.policy, state.priority);
  if (target === undefined) return clocks;
  const clock = start(name, at, target);
  return withClock(clocks, stopsClocks(state) && pausable.includes(name) ? pause(clock, at) : clock);
}

export const fired = (state: CaseState, ...keys: (string | undefined)[]): string[] => [
  ...state.fired,
  ...keys.filter((key): key is string => key !== undefined && !state.fired.includes(key)),
];

/** Stamped events name their actor; what the system records has none. */
export const nameOf = (event: CaseEvent) =>
  event.actor === 'system'
    ? { id: 'system', name: 'Caseline' }
    : { id: event.actor.id, name: event.actor.name };
