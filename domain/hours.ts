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
