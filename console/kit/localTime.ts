/** `2026-11-24T14:05` in the reader's zone, rounded down, as `datetime-local` wants it. */
export const localTime = (date: Date): string =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** The instant that somebody wrote into a `datetime-local`, in ISO 8601; undefined for none. */
export function isoOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
