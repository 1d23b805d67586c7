import { later, pause, start } from '../../clocks.ts';
import type { CaseState, Clock } from '../state.ts';
import { met, stopsClocks, withClock } from './change.ts';

/** The next update that is owed: the first and the second from the opening, then one after the other. [S1] */
export function withNextUpdate(state: CaseState, clocks: Clock[], at: number): Clock[] {
  const { policy, priority, roundStartedAt, updatedAt, hours } = state;
  const { updates } = policy;
  if (!updates?.applies.includes(priority)) return clocks;
  const { first, second, then } = updates;
  const early = updatedAt === null || updatedAt < later(hours, roundStartedAt, second);
  const clock = early
    ? start('update', roundStartedAt, updatedAt === null ? first : second)
    : start('update', updatedAt, then);
  return withClock(clocks, stopsClocks(state) ? pause(clock, at) : clock);
}

/** The customer was told something: the update that was owed is given, and the next one is counted from here. */
export function informed(state: CaseState, at: number): Partial<CaseState> {
  const clocks = met(state, ['update'], at);
  return { updatedAt: at, clocks: withNextUpdate({ ...state, updatedAt: at }, clocks, at) };
}
