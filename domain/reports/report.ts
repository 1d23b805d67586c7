import { type Grouping, grouped, isPeriod } from './grouping.ts';

/** What a report covers: whole days of a time zone, from the first to the last, and the instants between them. */
export interface Range {
  from: string;
  to: string;
  timeZone: string;
  /** ISO 8601; the first is included, the last is not. */
  begins: string;
  ends: string;
}

/** The head of a line: a group by its ID and its name, where it has one, or a period with its own instants. */
export interface Head {
  key: string | null;
  name: string | null;
  begins?: string;
  ends?: string;
}
export type Line<F> = Head & F;

/** Figures by group, and of all together. */
export interface Report<F> {
  range: Range;
  data: Line<F>[];
  total: F;
}
export interface GroupedReport<F> extends Report<F> {
  by: Grouping;
}

/** Priorities in their order, what most cases are of first, and what belongs to no group last. */
function byWeight<T extends { key: string | null; count: number }>(by: Grouping) {
  const weight = (all: readonly T[]) => all.reduce((sum, { count }) => sum + count, 0);
  return ([a, one]: [string | null, T[]], [b, other]: [string | null, T[]]): number => {
    if (a === null || b === null) return a === null ? 1 : -1;
    return (by === 'priority' ? 0 : weight(other) - weight(one)) || (a < b ? -1 : 1);
  };
}

/** A line for each group that has cases, or for each of `periods`, whether it has cases or not. */
export function lines<T extends { key: string | null; count: number }, F>(
  tallies: readonly T[],
  by: Grouping,
  { periods, names }: { periods: readonly Head[]; names: ReadonlyMap<string, string> },
  figures: (tallies: readonly T[]) => F,
): Line<F>[] {
  const groups = grouped(tallies);
  if (isPeriod(by)) return periods.map((head) => ({ ...head, ...figures(groups.get(head.key) ?? []) }));
  return [...groups]
    .sort(byWeight<T>(by))
    .map(([key, own]) => ({ key, name: names.get(key ?? '') ?? null, ...figures(own) }));
}
