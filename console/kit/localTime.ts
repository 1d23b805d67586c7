/** `2026-11-24T14:05` in the reader's zone, rounded down, as `datetime-local` wants it. */
export const localTime = (date: Date): string =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** The instant that somebody wrote into a `datetime-local`, in ISO 8601; undefined for none. */
export function isoOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The day of an instant in the reader's zone, as `date` wants it. */
export const dayOf = (ms: number): string => localTime(new Date(ms)).slice(0, 10);

/** Where a day begins in the reader's zone, or ends, in ISO 8601; undefined for none. */
export function edgeOf(day: string, edge: 'from' | 'to'): string | undefined {
  const at = new Date(`${day}T00:00`);
  if (Number.isNaN(at.getTime())) return undefined;
  if (edge === 'to') at.setDate(at.getDate() + 1);
  return at.toISOString();
}

/** The day that an edge belongs to: midnight ends the day before. */
export const dayAt = (iso: string, edge: 'from' | 'to'): string =>
  dayOf(Date.parse(iso) - (edge === 'to' ? 1 : 0));
