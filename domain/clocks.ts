import type { Clock } from './case/state.ts';
import { addWorking, endOfWorkingDay, type WorkingHours, workingBetween } from './hours.ts';
import { share, type Target } from './policy.ts';
import type { ClockState } from './vocabulary.ts';

/** The hours inside which time counts; null where it always does. */
export type Hours = WorkingHours | null;

/**
 * The instant when `duration` milliseconds have passed since `start`: of wall time, or of working time where there are
 * `hours`. `Infinity` where the hours are not known so far ahead.
 */
export const later = (hours: Hours, start: number, duration: number): number =>
  hours && duration > 0 ? addWorking(hours, start, duration) : start + duration;

/** The milliseconds that count between two instants. */
const between = (hours: Hours, from: number, to: number): number =>
  hours ? workingBetween(hours, from, to) : to - from;

function endOf(hours: Hours, start: number, { workingDays, atMost }: Exclude<Target, number>): number {
  const day = hours ? endOfWorkingDay(hours, start, workingDays) : Infinity;
  return Math.min(day, atMost === undefined ? Infinity : start + atMost);
}

/** When the clock runs out, in epoch milliseconds; while it is paused, as it stood at the pause. */
export function dueAt({ startedAt, target, pausedTotal, ranOutAt }: Clock, hours: Hours): number {
  if (ranOutAt !== undefined) return ranOutAt;
  return typeof target === 'number'
    ? later(hours, startedAt, target + pausedTotal)
    : later(hours, endOf(hours, startedAt, target), pausedTotal);
}

/** When `fraction` of the clock's target has run, in epoch milliseconds; of working days there are no fractions. */
export const fractionAt = (clock: Clock, fraction: number, hours: Hours): number =>
  typeof clock.target === 'number'
    ? later(hours, clock.startedAt, share(fraction, clock.target) + clock.pausedTotal)
    : dueAt(clock, hours);

/** A clock still counts while it is neither met nor cancelled; a breached one is late but not yet done. */
export const isOpen = (clock: { state: ClockState; metAt?: unknown }): boolean =>
  clock.state === 'running' ||
  clock.state === 'paused' ||
  (clock.state === 'breached' && clock.metAt === undefined);

export function start(name: Clock['name'], startedAt: number, target: Target): Clock {
  return { name, startedAt, target, state: 'running', pausedTotal: 0 };
}

/** Done: a running clock is met; a breached one stays breached, with the time at which it was done after all. */
export function meet(clock: Clock, now: number, hours: Hours): Clock {
  if (!isOpen(clock)) return clock;
  const awake = resume(clock, now, hours);
  return { ...awake, state: awake.state === 'breached' ? 'breached' : 'met', metAt: now };
}

export const breach = (clock: Clock): Clock =>
  clock.state === 'running' ? { ...clock, state: 'breached' } : clock;

export const cancel = (clock: Clock): Clock =>
  isOpen(clock) && clock.state !== 'breached' ? { ...clock, state: 'cancelled' } : clock;

export const pause = (clock: Clock, now: number): Clock =>
  clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: now } : clock;

/** Continues a paused clock; what it would have counted meanwhile is added to its end, to the millisecond. */
export function resume(clock: Clock, now: number, hours: Hours): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === undefined) return clock;
  const { pausedAt, ...rest } = clock;
  const paused = between(hours, pausedAt, now);
  return { ...rest, state: 'running', pausedTotal: clock.pausedTotal + paused };
}
