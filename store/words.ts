/** Splits text into the words that search knows: Chinese too, which MongoDB's own text index does not. */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** More distinct words than this are not indexed: the title and the names come first, a pasted log comes last. */
const most = 400;

/** Distinct lower-case words of `texts`, in their order; at most 400. */
export function wordsOf(...texts: (string | null | undefined)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const { segment, isWordLike } of segmenter.segment((text ?? '').normalize('NFKC'))) {
      if (words.size >= most) return [...words];
      if (isWordLike) words.add(segment.toLowerCase().slice(0, 64));
    }
  }
  return [...words];
}

/** Filter conditions for a search: every word of `q` must begin a word of the document. */
export const matchWords = (q: string) =>
  wordsOf(q).map((word) => ({ words: { $regex: `^${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` } }));

/** The same in one condition of one field, beside which an index may answer the others. */
export function everyWord(q: string): object {
  const begun = matchWords(q).map(({ words }) => new RegExp(words.$regex));
  return begun.length ? { words: { $all: begun } } : {};
}
