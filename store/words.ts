/**
 * Splits text into the words by which it is like another, and into the terms by which it is found: those words and, of a
 * run of a script without spaces, all its endings, so that 网卡 is found in 服务器上网卡故障; of a telephone number all endings of
 * its digits, so that it is found without its country. Of what somebody types, each term must begin one of the document's.
 */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]`;
const pieces = new RegExp(
  `(?<run>(?:(?=[\\p{L}\\p{M}\\p{N}])${unspaced})+)|(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`,
  'gu',
);
/** Knows the words of scripts without spaces by their dictionaries. */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** More distinct terms than this are not indexed of one text: titles and names come first, a pasted log comes last. */
const most = 1_000;
/** Longer endings say nothing more, in characters. */
const longestEnding = 8;
/** Fewer digits are an extension or a quantity, and their endings name nobody. */
const fewestDigits = 7;
const longestTerm = 64;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const endings = (run: string, shortest: number, longest: number): string[] => {
  const characters = [...run];
  return Array.from({ length: Math.max(characters.length - shortest + 1, 0) }, (_, from) =>
    characters.slice(from, from + longest).join(''),
  );
};

type Split = (piece: string) => string[];
const asWords: Split = (run) =>
  [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
const asTerms: Split = (run) => [...asWords(run), ...endings(run, 1, longestEnding)];

/** Distinct pieces of `texts`, in their order; at most 1,000. `split` says what becomes of a run without spaces. */
function split(texts: (string | null | undefined)[], ofRun: Split): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const { 0: piece, groups } of folded(text ?? '').matchAll(pieces))
      for (const each of groups?.['run'] ? ofRun(piece) : [piece.slice(0, longestTerm)]) {
        if (found.size >= most) return [...found];
        found.add(each);
      }
  return [...found];
}

/** The distinct words of `texts`, in their order; at most 1,000. */
export const wordsOf = (...texts: (string | null | undefined)[]): string[] => split(texts, asWords);

/** The distinct terms by which `texts` are found, words among them, in their order; at most 1,000. */
export const termsOf = (...texts: (string | null | undefined)[]): string[] => split(texts, asTerms);

/** The terms of a telephone number: its digits, however it is written, and their endings. */
export function termsOfPhone(phone: string | null | undefined): string[] {
  const digits = folded(phone ?? '').replace(/\D/g, '');
  return endings(digits, Math.min(fewestDigits, digits.length || 1), longestTerm);
}

/** Digits with what people put between them, and what may stand before the first. */
const phoneLike = /^\+?[\d\s().\-–—/]{7,}$/;
/** The number of a case, an RMA or a call, whole, wherever it stands: of a mail's subject nothing else counts. */
const wholeNumber = /(?<![\p{L}\p{N}])[crl]20\d{6}-\d{4,9}(?!\d)/gu;

/** What has to be found of what somebody typed: each of these must begin a term of the document. */
function asked(q: string): string[] {
  const text = folded(q).trim();
  const numbers = text.match(wholeNumber);
  if (numbers) return [...new Set(numbers)];
  if (phoneLike.test(text)) {
    const digits = text.replace(/\D/g, '');
    // Zeros before it lead out of a town or a country, and are not part of the number.
    if (digits.length >= fewestDigits) return [digits.length > 8 ? digits.replace(/^0+/, '') : digits];
  }
  return split([q], windows);
}

/** A run in pieces no longer than endings are, the last one ending where it ends. */
function windows(run: string): string[] {
  const characters = [...run];
  const starts = Array.from({ length: Math.ceil(characters.length / longestEnding) }, (_, n) =>
    Math.max(Math.min(n * longestEnding, characters.length - longestEnding), 0),
  );
  return starts.map((start) => characters.slice(start, start + longestEnding).join(''));
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Filter conditions for a search: every term of `q` must begin one of the document's; without any it finds nothing. */
export function matchWords(q: string, field = 'words'): object[] {
  const words = asked(q);
  return words.length
    ? words.map((word) => ({ [field]: { $regex: `^${escaped(word)}` } }))
    : [{ [field]: { $in: [] } }];
}

/** The same in one condition of one field, beside which an index may answer the others. */
export function everyWord(q: string, field = 'words'): object {
  const words = asked(q);
  return {
    [field]: words.length ? { $all: words.map((word) => new RegExp(`^${escaped(word)}`)) } : { $in: [] },
  };
}
