/** How far a case knows its calendar's hours, and when it wants more of them. */
import { dueAt, isOpen } from '../clocks.ts';
import type { ComputedYear, WorkingHours } from '../hours.ts';
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

/** Nothing looks further back than to the beginning of the round, and of what is still owed from before it or unknown. */
function neededFrom({ roundStartedAt, clocks }: CaseState, hours: WorkingHours): number {
  const needed = clocks.filter((clock) => isOpen(clock) || dueAt(clock, hours) === Infinity);
  return Math.min(roundStartedAt, ...needed.map(({ startedAt }) => startedAt));
}

/** Without the days that cannot matter any more: what ran in them keeps when it ran out. */
function withoutPast(state: CaseState, hours: WorkingHours): CaseState {
  const from = neededFrom(state, hours);
  const clocks = state.clocks.map((clock) =>
    clock.startedAt < from ? { ...clock, ranOutAt: dueAt(clock, hours) } : clock,
  );
  const days = hours.days.filter((day) => (day.at(-1) ?? -Infinity) > from);
  return { ...state, clocks, hours: { ...hours, from: Math.max(hours.from, from), days } };
}

/** The computed years of both stretches; a year that is announced meanwhile was computed where it was counted in. */
const computedIn = (...stretches: WorkingHours[]): ComputedYear[] => [
  ...new Map(stretches.flatMap(({ computed = [] }) => computed.map((year) => [year.id, year]))).values(),
];

/**
 * Both stretches; `more` begins where `hours` end. Null where the calendar turns out to be always open. A case that
 * lives for years carries the hours of its present round only.
 */
export function withHours(state: CaseState, more: WorkingHours | null): CaseState {
  const known = state.hours;
  if (!known || !more) return { ...state, hours: null };
  const last = known.days.at(-1)?.at(-1) ?? -Infinity;
  const days = more.days.filter(([open]) => (open as number) >= last);
  const computed = computedIn(known, more);
  return withoutPast(state, {
    ...{ from: known.from, until: more.until, days: [...known.days, ...days] },
    ...(computed.length && { computed }),
  });
}

/** The holiday years, `CN-2027`, that are only computed and that a promise which runs reaches into. */
export const computedHolidays = ({ hours, clocks }: Pick<CaseState, 'hours' | 'clocks'>): string[] => {
  const pending = clocks.filter(({ state }) => state === 'running' || state === 'paused');
  return (hours?.computed ?? [])
    .filter(({ from, until }) =>
      pending.some((clock) => clock.startedAt < until && dueAt(clock, hours) >= from),
    )
    .map(({ id }) => id);
};

/** Whether some clock of the case runs out at another time, or at one that was not known before. */
export const deadlinesDiffer = (before: CaseState, after: CaseState): boolean =>
  after.clocks.some((clock, i) => {
    const known = before.clocks[i];
    return !known || dueAt(known, before.hours) !== dueAt(clock, after.hours);
  });
