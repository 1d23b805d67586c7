import type { Language } from '../vocabulary.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import type { Tellable, Told, Words } from './words.ts';

/** The labels and sentences of one language. */
export const words: Record<Language, Words> = { en, 'zh-CN': zhCN };

/** An event in the reader's language, as the timeline shows it; notes, updates and work are the person's own text. */
export function describe<K extends keyof Told>(kind: K, data: Told[K], language: Language): string {
  return words[language].events[kind](data);
}

/** `describe` for an event whose kind is only known when it runs. */
export const tell = ({ kind, data }: Tellable, language: Language): string => describe(kind, data, language);
