import type { Clock } from './case/state.ts';
import { share } from './policy.ts';

/** When the clock runs out, in epoch milliseconds; while it is paused, as it stood at the pause. */
export const dueAt = (clock: Clock): number => clock.startedAt + clock.target + clock.pausedTotal;

/** When `fraction` of the clock's target has run, in epoch milliseconds. */
export const fractionAt = (clock: Clock, fraction: number): number =>
  clock.startedAt + share(fraction, clock.target) + clock.pausedTotal;

/** A clock still counts while it is neither met nor cancelled; a breached one is late but not yet done. */
export const isOpen = (clock: Clock): boolean =>
  clock.state === 'running' ||
  clock.state === 'paused' ||
  (clock.state === 'breached' && clock.metAt === undefined);

export function start(name: Clock['name'], startedAt: number, target: number): Clock {
  return { name, startedAt, target, state: 'running', pausedTotal: 0 };
}

/** Done: a running clock is met; a breached one stays breached, with the time at which it was done after all. */
export function meet(clock: Clock, now: number): Clock {
  if (!isOpen(clock)) return clock;
  const awake = resume(clock, now);
  return { ...awake, state: awake.state === 'breached' ? 'breached' : 'met', metAt: now };
}

export const breach = (clock: Clock): Clock =>
  clock.state === 'running' ? { ...clock, state: 'breached' } : clock;

export const cancel = (clock: Clock): Clock =>
  isOpen(clock) && clock.state !== 'breached' ? { ...clock, state: 'cancelled' } : clock;

export const pause = (clock: Clock, now: number): Clock =>
  clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: now } : clock;

/** Continues a paused clock; the time it stood still is added to its end, to the millisecond. */
export function resume(clock: Clock, now: number): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === undefined) return clock;
  const { pausedAt, ...rest } = clock;
  return { ...rest, state: 'running', pausedTotal: clock.pausedTotal + (now - pausedAt) };
}
