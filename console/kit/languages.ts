import type { Language } from '../../domain/vocabulary.ts';

/** Languages are called by their own names, whoever reads. */
export const languageNames = { en: 'English', 'zh-CN': '简体中文' } as const satisfies Record<
  Language,
  string
>;
