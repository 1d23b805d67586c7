import type { FaqCategory, Language } from './vocabulary.ts';

/** What is written once for every reader: plain text in both languages. */
export type Bilingual = Record<Language, string>;

/** A question that customers ask over and over, and its answer (S1). */
export interface FaqEntry {
  category: FaqCategory;
  /** Entries are read in this order, smallest first. */
  order: number;
  /** Customers read only what is published. */
  published: boolean;
  question: Bilingual;
  answer: Bilingual;
}

/** An entry as search knows it. `words` are all of its words, those of the question among them. */
export interface Indexed {
  words: readonly string[];
  questionWords: readonly string[];
}

/** A word counts more in a question than in an answer. */
const inQuestion = 2;
/** One rare word of a question is enough, or two of an answer; common ones never are. */
const enough = 2;
/** Shorter words must be the same; of longer ones, one may begin the other (`switch`, `switches`). */
const shortest = 4;

const alike = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= shortest && (one.startsWith(other) || other.startsWith(one)));

/**
 * The entries that a text is most likely about, the likeliest first: those that share its words, where a word says the
 * more the fewer entries have it, and one that most have says nothing. So no list of words that say nothing is needed, in any language.
 */
export function closest<E extends Indexed>(
  entries: readonly E[],
  asked: readonly string[],
  most: number,
): E[] {
  const scores = new Map(entries.map((entry) => [entry, 0]));
  for (const word of new Set(asked)) {
    const having = entries.filter(({ words }) => words.some((each) => alike(each, word)));
    if (having.length > entries.length / 2) continue;
    const weight = Math.log((entries.length + 1) / having.length);
    for (const entry of having) {
      const factor = entry.questionWords.some((each) => alike(each, word)) ? inQuestion : 1;
      scores.set(entry, (scores.get(entry) ?? 0) + factor * weight);
    }
  }
  return [...scores]
    .filter(([, score]) => score >= enough)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([entry]) => entry);
}
