/** A sentence still to be said: plain JSON that goes through Temporal, and is worded in its reader's language. */
export interface Said {
  key: string;
  values: object;
}

/** The sentences of one language; one that needs no values takes none. */
type Table = Record<string, (...values: never[]) => string>;
/** The same sentences of the same values in both languages. */
export interface Sentences<T extends Table> {
  en: T;
  'zh-CN': { [K in keyof T]: (...values: Parameters<T[K]>) => string };
}

/** The sentences of one subject: one that lacks its translation does not compile. */
export const sentences = <T extends Table>(en: T, zh: Sentences<T>['zh-CN']): Sentences<T> => ({
  en,
  'zh-CN': zh,
});

/** How the sentences of a table are meant (`say`) and put into words. */
export function speech<T extends Table>(table: Sentences<T>) {
  return {
    say: <K extends keyof T & string>(key: K, ...[values]: Parameters<T[K]>): Said => ({
      key,
      values: (values as object | undefined) ?? {},
    }),
    /** Undefined for a sentence that is not in the table: another version meant it. */
    word: ({ key, values }: Said, language: keyof Sentences<T>): string | undefined => {
      const sentence = Object.hasOwn(table[language], key) ? table[language][key] : undefined;
      return (sentence as ((values: object) => string) | undefined)?.(values);
    },
  };
}
