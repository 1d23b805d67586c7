import { offsetAt } from '../domain/moment.ts';
import type { Language } from '../domain/vocabulary.ts';

const locales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

interface Formats {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
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
  };
  known.set(key, made);
  return made;
}

/**
 * `ms` (epoch milliseconds) as the reader's language writes it, with the zone it is in:
 * `Mon, 23 Nov 2026, 14:05 (GMT)`, `2026年11月23日周一 22:05 (GMT+8)`.
 */
export function clockTime(ms: number, language: Language, timeZone: string): string {
  const { day, time } = formats(language, timeZone);
  return `${day.format(ms)}${language === 'en' ? ',' : ''} ${time.format(ms)} (${offsetAt(timeZone, ms)})`;
}
