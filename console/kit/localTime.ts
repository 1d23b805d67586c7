import { instantAt, wallTime } from '../../domain/moment.ts';
import { readerZone } from '../api/reader.ts';

/** `2026-11-24T14:05` on the reader's clocks, rounded down, as `datetime-local` wants it. */
export const localTime = (date: Date, zone = readerZone()): string =>
  wallTime(zone)(date.getTime()).replace(' ', 'T');

const iso = (ms: number): string | undefined => (Number.isNaN(ms) ? undefined : new Date(ms).toISOString());

/** The instant that the reader wrote into a `datetime-local`, in ISO 8601; undefined for none. */
export const isoOf = (local: string, zone = readerZone()): string | undefined => iso(instantAt(zone, local));

/** The day of an instant, in epoch milliseconds, on the reader's clocks, as `date` wants it. */
export const dayOf = (ms: number, zone = readerZone()): string => localTime(new Date(ms), zone).slice(0, 10);

const nextDay = (day: string): string =>
  new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10);

/** Where a day begins on the reader's clocks, or ends, in ISO 8601; undefined for none. */
export function edgeOf(day: string, edge: 'from' | 'to', zone = readerZone()): string | undefined {
  if (Number.isNaN(Date.parse(day))) return undefined;
  return isoOf(`${edge === 'from' ? day : nextDay(day)}T00:00`, zone);
}

/** The day that an edge belongs to: midnight ends the day before. */
export const dayAt = (iso: string, edge: 'from' | 'to', zone = readerZone()): string =>
  dayOf(Date.parse(iso) - (edge === 'to' ? 1 : 0), zone);
