/**
 * A calendar's working hours as UTC instants, for a stretch of time: what a calendar's time zone, weekdays, holidays
 * and exceptions come to, worked out once outside the rules (`calendars/`), so that the arithmetic here is pure and
 * needs no time zone. All times are epoch milliseconds. A calendar that is always open has no `WorkingHours`.
 */
export interface WorkingHours {
  /** The stretch that is known: nothing can be said about what comes after `until`. */
  from: number;
  until: number;
  /** The working days in order, each as its opening and closing times in turn: `[open, close, open, close]`. */
  days: number[][];
  /** Local times of day that were asked for, such as `14:00`: the instant of each on each of `days`, in their order. */
  times?: Record<string, number[]>;
  /** The years in it whose holidays are computed, since nobody has announced them yet; absent: none. */
  computed?: ComputedYear[];
}

/** A year of a country's holidays, `CN-2027`, by the calendar's clocks. */
export interface ComputedYear {
  id: string;
  from: number;
  until: number;
}

type Span = [from: number, until: number];

function* spansAfter({ days }: WorkingHours, start: number): Generator<Span> {
  for (const day of days)
    for (let i = 0; i + 1 < day.length; i += 2) {
      const [open, close] = [day[i] as number, day[i + 1] as number];
      if (close > start) yield [Math.max(open, start), close];
    }
}

/**
 * When `duration` milliseconds of working time have passed since `start`; the end of a window belongs to it, so what
 * is due at closing time is due then, not the next morning. `Infinity` where the known hours do not reach so far.
 */
export function addWorking(hours: WorkingHours, start: number, duration: number): number {
  let left = duration;
  for (const [from, until] of spansAfter(hours, start)) {
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  return Infinity;
}

/** The working milliseconds between two instants. */
export function workingBetween(hours: WorkingHours, from: number, to: number): number {
  let sum = 0;
  for (const [open, close] of spansAfter(hours, from)) {
    if (open >= to) break;
    sum += Math.min(close, to) - open;
  }
  return sum;
}

/**
 * Closing time of the `n`th working day after the one that `start` falls on or, outside working days, after `start`:
 * the day of the call does not count. `Infinity` where the known hours do not reach so far.
 */
export function endOfWorkingDay(hours: WorkingHours, start: number, n: number): number {
  const later = hours.days.filter(([open]) => (open as number) > start);
  return later[n - 1]?.at(-1) ?? Infinity;
}

/** Whether `at` falls into working hours: from the opening, up to but not at the closing time. */
export function isWorking(hours: WorkingHours, at: number): boolean {
  const [first] = spansAfter(hours, at);
  return first !== undefined && first[0] === at;
}

/** Closing time of the next working day, but at most `atMost` milliseconds of wall time from `start`. [S1, onSite P1] */
export const byNextWorkingDay = (hours: WorkingHours, start: number, atMost: number): number =>
  Math.min(endOfWorkingDay(hours, start, 1), start + atMost);

const midnight = '00:00';
const noon = '12:00';

/** The local times that `shipBy` needs in `WorkingHours.times`. */
export const shippingTimes = (cutoff: string): string[] => [...new Set([midnight, cutoff, noon])];

/**
 * Until when a part must leave the depot that was confirmed at `at`: before the local time `cutoff` of a working day,
 * that day's closing time; else the end of the next working morning, which is noon or, where the depot closes sooner
 * or opens later, closing time. `Infinity` where the known hours do not reach so far. Throws a RangeError when
 * `hours` came without the `shippingTimes` of `cutoff`. [S0, RMA]
 */
export function shipBy({ days, times }: WorkingHours, at: number, cutoff: string): number {
  const [starts, cutoffs, noons] = [midnight, cutoff, noon].map((time) => times?.[time]);
  if (!starts || !cutoffs || !noons) throw new RangeError(`the hours do not say when it is ${cutoff}`);
  for (const [i, day] of days.entries()) {
    const [open, close] = [day[0] as number, day.at(-1) as number];
    const [start, last, middle] = [starts[i], cutoffs[i], noons[i]] as [number, number, number];
    if (at < start) return middle > open ? Math.min(middle, close) : close;
    if (at < Math.min(last, close)) return close;
  }
  return Infinity;
}
