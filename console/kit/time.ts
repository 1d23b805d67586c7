import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useReaderZone } from '../api/reader.ts';

/** One clock for the whole page, so that a thousand badges cost one timer. */
const listeners = new Set<() => void>();
let now = Date.now();
setInterval(() => {
  now = Date.now();
  for (const listener of listeners) listener();
}, 1000);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The present, in epoch milliseconds, rounded down to `step`: a component is drawn again only when it changes. */
export const useNow = (step = 1000): number =>
  useSyncExternalStore(subscribe, () => Math.floor(now / step) * step);

const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
  ['second', 1000],
] as const;

/** `12 min`, `1 hr, 5 min`: the two greatest units of a span of milliseconds. */
export function spanOf(ms: number, language: string): string {
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count || parts.length)
      parts.push(
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
      );
    if (parts.length === 2 || (unit === 'minute' && parts.length)) break;
  }
  return parts.join(' ') || new Intl.NumberFormat(language, { style: 'unit', unit: 'second' }).format(0);
}

/** `1 hr 30 min`: a span of milliseconds that does not change, to the second, without what is nought. */
export function wholeSpan(ms: number, language: string): string {
  let rest = ms;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' });
    return count ? [format.format(count)] : [];
  });
  return parts.join(' ') || spanOf(0, language);
}

/** Writes instants (ISO 8601, or epoch milliseconds) in the reader's language and by their clocks, as `style` has it. */
export function useClock() {
  const { i18n } = useTranslation();
  const timeZone = useReaderZone();
  return (at: string | number, style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(i18n.language, { ...style, timeZone }).format(new Date(at));
}

/** Writes moments, day and time, as the reader does. */
export function useMoments() {
  const clock = useClock();
  return (at: string | number) => clock(at, { dateStyle: 'medium', timeStyle: 'short' });
}
