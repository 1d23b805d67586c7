/** How people read instants: on a wall clock in their own zone, with the clock's distance from Greenwich. */
interface Clock {
  wall: Intl.DateTimeFormat;
  offset: Intl.DateTimeFormat;
}

const clocks = new Map<string, Clock>();

/** A formatter takes a millisecond to make, and every sentence needs some. */
function clockIn(timeZone: string): Clock {
  const found = clocks.get(timeZone);
  if (found) return found;
  const made = {
    // Swedes write dates and times as ISO 8601 does.
    wall: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }),
    offset: new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }),
  };
  // Zones have many spellings, and readers send their own.
  if (clocks.size >= 1_000) clocks.clear();
  clocks.set(timeZone, made);
  return made;
}

/** `2026-11-23 16:05` on a wall clock in `timeZone`, for epoch milliseconds. */
export const wallTime = (timeZone: string) => {
  const { wall } = clockIn(timeZone);
  return (ms: number): string => wall.format(ms);
};

/** `GMT+8`: how far the clocks of `timeZone` are from Greenwich at `ms`, summer time included; `UTC` only where that is the zone. */
export function offsetAt(timeZone: string, ms: number): string {
  const { offset } = clockIn(timeZone);
  if (offset.resolvedOptions().timeZone === 'UTC') return 'UTC';
  const said = offset.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return said.replace(/^GMT\+0$/, 'GMT');
}

/** Words an instant, given in ISO 8601, for a reader; what is no such time stays as somebody wrote it. */
export type Moments = (iso: string) => string;

/** `2026-11-23 16:05 (GMT+8)` for readers in `timeZone`. */
export const momentsIn =
  (timeZone: string): Moments =>
  (iso) => {
    const ms = /^\d{4}-\d\d-\d\dT/.test(iso) ? Date.parse(iso) : NaN;
    return Number.isNaN(ms) ? iso : `${wallTime(timeZone)(ms)} (${offsetAt(timeZone, ms)})`;
  };

const day = 24 * 3_600_000;

/**
 * The instant, in epoch milliseconds, at which a wall clock in `timeZone` shows `wall` (`2026-11-23T16:05`); NaN for
 * what is no such time. A time that comes twice is its first coming; one that is skipped is as much later as the
 * clocks went forward.
 */
export function instantAt(timeZone: string, wall: string): number {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall) ? Date.parse(`${wall.slice(0, 16)}Z`) : NaN;
  if (Number.isNaN(shown)) return NaN;
  const show = wallTime(timeZone);
  const ahead = (at: number): number => Date.parse(`${show(at).replace(' ', 'T')}Z`) - at;
  const [before, after] = [shown - ahead(shown - day), shown - ahead(shown + day)];
  const fits = [before, after].filter((at) => at + ahead(at) === shown);
  return fits.length ? Math.min(...fits) : before;
}
