import type { ComputedYear, WorkingHours } from '../domain/hours.ts';
import { areAnnounced, type HolidayYear } from './holidays.ts';
import { endsOf, minuteOf, type WeeklyCalendar, type Weekday, weekdays } from './schema.ts';
import { dateAt, startOfDay, wallClock } from './zone.ts';

const minute = 60_000;
const dayLength = 1440 * minute;
const dateOf = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);
const weekdayOf = (midnight: number): Weekday =>
  weekdays[(new Date(midnight).getUTCDay() + 6) % 7] as Weekday;

/** What the holidays make of single dates, whichever the weekday. */
type Special = ReadonlyMap<string, 'off' | 'working'>;

function specialDays(holidays: readonly HolidayYear[]): Special {
  const special = new Map<string, 'off' | 'working'>();
  for (const { days, workingDays } of holidays) {
    for (const { date } of days) special.set(date, 'off');
    for (const date of workingDays) special.set(date, 'working');
  }
  return special;
}

/** The windows of each weekday. */
function weekOf({ hours, weekdays: open = [] }: WeeklyCalendar): Partial<Record<Weekday, string[]>> {
  return Array.isArray(hours) ? Object.fromEntries(open.map((weekday) => [weekday, hours])) : hours;
}

/** Tells the windows of a date: its exception, the calendar's own days, the country's, then the weekday's. */
function windowsOn(calendar: WeeklyCalendar, special: Special): (midnight: number) => string[] {
  const week = weekOf(calendar);
  // Somebody who works on a Sunday instead of a Monday keeps a weekday's hours.
  const usual = weekdays.map((weekday) => week[weekday]).find((windows) => windows !== undefined) ?? [];
  const own = new Map<string, string[] | 'off' | 'working'>(special);
  for (const date of calendar.closures ?? []) own.set(date, 'off');
  for (const date of calendar.workingDays ?? []) own.set(date, 'working');
  for (const { date, hours } of calendar.exceptions ?? []) own.set(date, hours);
  return (midnight) => {
    const found = own.get(dateOf(midnight));
    const regular = week[weekdayOf(midnight)];
    if (found === 'off') return [];
    if (found === 'working') return regular ?? usual;
    return found ?? regular ?? [];
  };
}

/** The years of whose holidays `materialise` must know, for a stretch between two instants. */
export function yearsOf({ timezone }: WeeklyCalendar, from: number, until: number): number[] {
  const [first, last] = [from, until].map((at) => Number(dateAt(timezone, at).slice(0, 4))) as [
    number,
    number,
  ];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The years that wait for their announcement. */
const computedYears = (
  { holidays: country, timezone }: WeeklyCalendar,
  holidays: readonly HolidayYear[],
): ComputedYear[] =>
  country && areAnnounced(country)
    ? holidays
        .filter(({ source }) => source === 'computed')
        .map(({ days }) => Number(days[0]?.date.slice(0, 4)))
        .map((year) => ({
          id: `${country}-${year}`,
          from: startOfDay(timezone, `${year}-01-01`),
          until: startOfDay(timezone, `${year + 1}-01-01`),
        }))
    : [];

/**
 * The calendar's hours between two instants (epoch milliseconds), widened to whole local days, with the local `times`
 * of day (`14:00`) of every working day. `holidays` are the years of `yearsOf`.
 */
export function materialise(
  calendar: WeeklyCalendar,
  holidays: readonly HolidayYear[],
  { from, until, times = [] }: { from: number; until: number; times?: readonly string[] },
): WorkingHours {
  const { timezone } = calendar;
  const clock = wallClock(timezone, from - 2 * dayLength, until + 2 * dayLength);
  const windows = windowsOn(calendar, specialDays(holidays));
  const first = Date.parse(dateAt(timezone, from));
  const end = Date.parse(dateAt(timezone, until)) + dayLength;
  const days: number[][] = [];
  const instants: Record<string, number[]> = Object.fromEntries(times.map((time) => [time, []]));
  for (let midnight = first; midnight < end; midnight += dayLength) {
    const spans = windows(midnight)
      .map((window) => endsOf(window).map((wall) => clock(midnight + wall * minute)))
      // What lies in the hour that is skipped in spring is no time at all.
      .filter(([open, close]) => (close as number) > (open as number));
    if (!spans.length) continue;
    days.push(spans.flat());
    for (const time of times) instants[time]?.push(clock(midnight + minuteOf(time) * minute));
  }
  const computed = computedYears(calendar, holidays);
  return {
    ...{ from: clock(first), until: clock(end), days },
    ...(times.length && { times: instants }),
    ...(computed.length && { computed }),
  };
}
