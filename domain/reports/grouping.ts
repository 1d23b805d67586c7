import { type Period, periods } from './periods.ts';

/** By whom or what a report groups cases. `assignee` is who holds the case, or held it last; `centre` is theirs [S3]. */
export const groups = [
  'priority',
  'policy',
  'assignee',
  'centre',
  'customer',
  'vendor',
  'category',
  'type',
  'channel',
] as const;
export type Group = (typeof groups)[number];

export const groupings = [...groups, ...periods] as const;
export type Grouping = Group | Period;
export const isPeriod = (by: Grouping): by is Period => (periods as readonly string[]).includes(by);

/** What a case may lack; such cases are a group of their own, and a list of cases can ask for them (`without`). */
export const lackable = ['assignee', 'centre', 'vendor', 'category'] as const satisfies readonly Group[];
export type Lackable = (typeof lackable)[number];

/** So many cases of one group are alike in what a report asks. `key` is null for those that lack it. */
export interface Tally<F> {
  key: string | null;
  facts: F;
  count: number;
}

/** The tallies of each group, in the order of their first coming. */
export function grouped<T extends { key: string | null }>(tallies: readonly T[]): Map<string | null, T[]> {
  const map = new Map<string | null, T[]>();
  for (const tally of tallies) {
    const found = map.get(tally.key);
    if (found) found.push(tally);
    else map.set(tally.key, [tally]);
  }
  return map;
}
