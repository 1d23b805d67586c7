import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../domain/vocabulary.ts';

type Key<W> = W extends `${infer Base}_${'one' | 'other'}` ? Base : W;
/** Chinese has one form where English has two. */
type Translated<W> = { [K in keyof W as K extends `${string}_one` ? never : K]: string };

const kept = 'caseline-language';
export const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
const first = languageOf(localStorage.getItem(kept) ?? navigator.language);

void i18next.use(initReactI18next).init({
  lng: first,
  fallbackLng: 'en',
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = first;

/** Changes the language of every page, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The language that somebody chose on this device, if any. */
export const chosenLanguage = () => localStorage.getItem(kept);
export const currentLanguage = (): Language => languageOf(i18next.language);

/**
 * The words of one area in both languages; what it returns is the hook that components take them by. A word that
 * lacks its translation does not compile.
 */
export function words<const W extends Record<string, string>>(area: string, en: W, zh: Translated<W>) {
  i18next.addResourceBundle('en', area, en);
  i18next.addResourceBundle('zh-CN', area, zh);
  return () => {
    const { t } = useTranslation(area);
    return (key: Key<keyof W & string>, values: Record<string, string | number> = {}) =>
      (t as (key: string, values: object) => string)(key, values);
  };
}
