/** How far a case knows its calendar's hours, and when it wants more of them. */
import type { WorkingHours } from '../hours.ts';
import { isUnsolved } from './stages.ts';
import type { CaseState } from './state.ts';

const day = 24 * 3_600_000;
/** What is asked for at once, and what must be left before more is asked for: more than any promise spans. */
const reach = 45 * day;
const reserve = 30 * day;

/** Nothing is known yet: whatever runs inside the hours falls due when they are. */
export const noHours = (at: number): WorkingHours => ({ from: at, until: at, days: [] });

/** When more hours are wanted, in epoch milliseconds; null while nothing runs inside them. */
export function hoursWantedAt({ hours, stage, clocks }: CaseState): number | null {
  const counts = isUnsolved(stage) || clocks.some(({ state }) => state === 'running');
  return hours && counts ? hours.until - reserve : null;
}

/** The stretch to ask the calendar for. */
export const hoursWanted = (hours: WorkingHours, now: number) => ({
  from: hours.until,
  until: Math.max(hours.until, now) + reach,
});

/** Both stretches; `more` begins where `hours` end. Null where the calendar turns out to be always open. */
export function withHours(state: CaseState, more: WorkingHours | null): CaseState {
  const known = state.hours;
  if (!known || !more) return { ...state, hours: null };
  const last = known.days.at(-1)?.at(-1) ?? -Infinity;
  const days = more.days.filter(([open]) => (open as number) >= last);
  return { ...state, hours: { from: known.from, until: more.until, days: [...known.days, ...days] } };
}
