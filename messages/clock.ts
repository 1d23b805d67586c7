import type { Language } from '../domain/vocabulary.ts';

const locales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

interface Formats {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  offset: Intl.DateTimeFormat;
}
const known = new Map<string, Formats>();

/** A formatter takes a millisecond to make, and every message needs some. */
function formats(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const found = known.get(key);
  if (found) return found;
  const locale = locales[language];
  const made = {
    day: new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: language === 'en' ? 'short' : 'long',
      year: 'numeric',
    }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    offset: new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }),
  };
  known.set(key, made);
  return made;
}

/**
 * `ms` (epoch milliseconds) as the reader's language writes it, with the zone it is in:
 * `Mon, 23 Nov 2026, 14:05 (UTC)`, `2026年11月23日周一 22:05 (GMT+8)`.
 */
export function clockTime(ms: number, language: Language, timeZone = 'UTC'): string {
  const { day, time, offset } = formats(language, timeZone);
  const zone = timeZone === 'UTC' ? 'UTC' : offsetOf(offset, ms, timeZone);
  return `${day.format(ms)}${language === 'en' ? ',' : ''} ${time.format(ms)} (${zone})`;
}

const offsetOf = (format: Intl.DateTimeFormat, ms: number, timeZone: string): string =>
  format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
