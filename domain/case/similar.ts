/** What kind of a case it is, as far as that was said. */
export interface Kind {
  category: string | null;
  vendor: string | null;
}

/** A solved case as far as it is compared. */
export interface Solved extends Kind {
  number: string;
  /** The words that it has in common with the case at hand. */
  words: readonly string[];
  /** When it was solved, in epoch milliseconds. */
  resolvedAt: number;
}

/** A category or vendor as it is compared: however it is spelled, 'Cisco' and 'cisco' are one. */
export const comparable = <N extends null | undefined>(said: string | N): string | N =>
  typeof said === 'string' ? said.toLowerCase() : said;

/** In how many ways, 0 to 2, two cases are of one kind: what nobody said is nothing in common. */
export const kinship = (one: Kind, other: Kind): number =>
  (['category', 'vendor'] as const).filter(
    (part) => one[part] !== null && comparable(one[part]) === comparable(other[part]),
  ).length;

/** At most so many are an answer; more are a search. */
const most = 10;

/**
 * The solved cases that say most about a case of this kind, best first, at most ten: of the same category or vendor,
 * with words in common. A word counts for more the fewer of them have it ('reboots' tells more than 'the'), and all
 * of it a third more where category and vendor are both the same; of equals the one solved last comes first.
 * The source (S0) asks for the engineer with the most similar cases; how alike two cases are is ours.
 */
export function mostSimilar<S extends Solved>(kind: Kind, solved: readonly S[]): S[] {
  const kin = solved.filter((each) => kinship(kind, each) > 0 && each.words.length > 0);
  const known = new Map<string, number>();
  for (const { words } of kin) for (const word of new Set(words)) known.set(word, (known.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(1 + kin.length / (known.get(word) ?? 1));
  const score = (each: S) =>
    [...new Set(each.words)].reduce((sum, word) => sum + weight(word), 0) * (1 + kinship(kind, each) / 2);
  return kin
    .map((each) => ({ each, score: score(each) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.each.resolvedAt - a.each.resolvedAt ||
        (a.each.number < b.each.number ? -1 : a.each.number > b.each.number ? 1 : 0),
    )
    .slice(0, most)
    .map(({ each }) => each);
}
