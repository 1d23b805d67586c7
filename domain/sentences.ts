import { type Moments, momentsIn } from './moment.ts';

/** A sentence still to be said: plain JSON that goes through Temporal, and is worded in its reader's language. */
export interface Said {
  key: string;
  values: object;
}

/** The sentences of one language, of their values and of how their reader is told instants; one that needs none takes none. */
type Table = Record<string, (...values: never[]) => string>;
/** What has to be known to say a sentence. */
export type Values<T> = T extends (values: infer V, ...rest: never[]) => string
  ? unknown extends V
    ? []
    : [V]
  : [];
/** The same sentences of the same values in both languages. */
export interface Sentences<T extends Table> {
  en: T;
  'zh-CN': { [K in keyof T]: (...values: Parameters<T[K]>) => string };
}

/** Who hears a sentence: in which language, and by the clocks of which zone. */
interface Hearer<L> {
  language: L;
  timeZone: string;
}

/** The sentences of one subject: one that lacks its translation does not compile. */
export const sentences = <T extends Table>(en: T, zh: Sentences<T>['zh-CN']): Sentences<T> => ({
  en,
  'zh-CN': zh,
});

/** How the sentences of a table are meant (`say`) and put into words. */
export function speech<T extends Table>(table: Sentences<T>) {
  return {
    say: <K extends keyof T & string>(key: K, ...[values]: Values<T[K]>): Said => ({
      key,
      values: values ?? {},
    }),
    /** Undefined for a sentence that is not in the table: another version meant it. */
    word: ({ key, values }: Said, { language, timeZone }: Hearer<keyof Sentences<T>>): string | undefined => {
      const sentence = Object.hasOwn(table[language], key) ? table[language][key] : undefined;
      return (sentence as ((values: object, moment: Moments) => string) | undefined)?.(
        values,
        momentsIn(timeZone),
      );
    },
  };
}
