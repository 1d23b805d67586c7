import { Temporal } from 'temporal-polyfill';

/** Whether `name` is a zone of the IANA database; bare offsets are none, for they know no summer time. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The date on a wall clock in `zone` at the instant `at`, as `2026-10-01`. */
export const dateAt = (zone: string, at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The instant at which a date begins on a wall clock in `zone`. */
export const startOfDay = (zone: string, date: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

const offset = (time: Temporal.ZonedDateTime): number => time.offsetNanoseconds / 1e6;

/**
 * Tells at what instant a wall clock in `zone` shows a time between the instants `from` and `until`. Wall times are
 * written as the milliseconds that they would be in UTC. A time that is skipped when the clocks go forward is the
 * moment of the change; one that comes twice when they go back is its first coming.
 */
export function wallClock(zone: string, from: number, until: number): (wall: number) => number {
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const stretches = [{ from: -Infinity, until: Infinity, offset: offset(first) }];
  let change = first.getTimeZoneTransition('next');
  while (change && change.epochMilliseconds <= until) {
    const at = change.epochMilliseconds;
    (stretches.at(-1) as { until: number }).until = at;
    stretches.push({ from: at, until: Infinity, offset: offset(change) });
    change = change.getTimeZoneTransition('next');
  }
  return (wall) => {
    const stretch = stretches.find((each) => wall - each.offset < each.until);
    return stretch ? Math.max(wall - stretch.offset, stretch.from) : NaN;
  };
}
