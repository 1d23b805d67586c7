import { momentsIn } from '../moment.ts';
import type { Language } from '../vocabulary.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import type { Tellable, Told, Words } from './words.ts';

/** The labels and sentences of one language. */
export const words: Record<Language, Words> = { en, 'zh-CN': zhCN };

/** Who reads: in which language, and by the clocks of which zone. */
export interface Reader {
  language: Language;
  timeZone: string;
}

/** An event as its reader is told, as the timeline shows it; notes, updates and work are the person's own text. */
export function describe<K extends keyof Told>(
  kind: K,
  data: Told[K],
  { language, timeZone }: Reader,
): string {
  return words[language].events[kind](data, momentsIn(timeZone));
}

/** `describe` for an event whose kind is only known when it runs. */
export const tell = ({ kind, data }: Tellable, reader: Reader): string => describe(kind, data, reader);
