import type { Language } from '../domain/vocabulary.ts';

const locales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/**
 * `ms` (epoch milliseconds) as the reader's language writes it, with the zone it is in:
 * `Mon, 23 Nov 2026, 14:05 (UTC)`, `2026年11月23日周一 22:05 (GMT+8)`.
 */
export function clockTime(ms: number, language: Language, timeZone = 'UTC'): string {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    year: 'numeric',
  }).format(ms);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
  const zone = timeZone === 'UTC' ? 'UTC' : offsetOf(ms, timeZone);
  return `${day}${language === 'en' ? ',' : ''} ${time} (${zone})`;
}

const offsetOf = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
