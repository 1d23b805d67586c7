import type { ClockState } from '../vocabulary.ts';

/** The promises of an RMA: the part leaves, is on site, what is owed comes back, what came back is processed. */
export const rmaClockNames = ['ship', 'spares', 'return', 'processing'] as const;
export type RmaClockName = (typeof rmaClockNames)[number];

/** Times are epoch milliseconds, reckoned once by the depot's hours when the clock starts. */
export interface RmaClock {
  name: RmaClockName;
  startedAt: number;
  dueAt: number;
  /** When to remind of it, earliest first. */
  remindAt: number[];
  state: Exclude<ClockState, 'paused'>;
  metAt?: number;
}

/** A clock that is late may still be met. */
const isOpen = ({ state, metAt }: RmaClock): boolean =>
  state === 'running' || (state === 'breached' && metAt === undefined);

export const openClock = (clocks: readonly RmaClock[], name: RmaClockName): RmaClock | undefined =>
  clocks.find((clock) => clock.name === name && isOpen(clock));

/** When the next of what is promised falls due, or fell due and is not done; undefined when nothing is promised. */
export const nextDue = (clocks: readonly RmaClock[]): number | undefined =>
  clocks
    .filter(isOpen)
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a - b)[0];

const change = (clocks: RmaClock[], names: readonly RmaClockName[], to: (clock: RmaClock) => RmaClock) =>
  clocks.map((clock) => (names.includes(clock.name) && isOpen(clock) ? to(clock) : clock));

/** Done: what is late stays recorded as late, with the time at which it was done after all. */
export const meet = (clocks: RmaClock[], names: readonly RmaClockName[], now: number): RmaClock[] =>
  change(clocks, names, (clock) => ({
    ...clock,
    state: clock.state === 'breached' ? 'breached' : 'met',
    metAt: now,
  }));

export const breach = (clocks: RmaClock[], names: readonly RmaClockName[]): RmaClock[] =>
  change(clocks, names, (clock) => ({ ...clock, state: 'breached' }));

/** Over without having been kept or broken. */
export const cancelAll = (clocks: RmaClock[]): RmaClock[] =>
  change(clocks, rmaClockNames, (clock) =>
    clock.state === 'running' ? { ...clock, state: 'cancelled' } : clock,
  );
