import { type Facts, type Outcome, outcomes, type PromiseName, promises } from './facts.ts';
import type { Tally } from './grouping.ts';

/** How a promise was kept among some cases; `percent` is what was met of what is decided, null while nothing is. */
export interface Kept extends Record<Outcome, number> {
  percent: number | null;
}

/** `cases` are all that were opened in the time; of those that were promised nothing, no outcome is counted. */
export interface Attainment extends Record<PromiseName, Kept> {
  cases: number;
  takenOver: number;
}

export type Kinds = Pick<Facts, PromiseName | 'takenOver'>;

/** A share in per cent, to one decimal place, and never rounded to a whole that it is not; null of nothing. */
export function percent(part: number, whole: number): number | null {
  if (!whole) return null;
  const rounded = Math.round((1000 * part) / whole) / 10;
  if (rounded === 100 && part < whole) return 99.9;
  return rounded === 0 && part > 0 ? 0.1 : rounded;
}

const sum = (tallies: readonly Tally<Kinds>[], counts: (facts: Kinds) => boolean): number =>
  tallies.reduce((total, { facts, count }) => total + (counts(facts) ? count : 0), 0);

function kept(tallies: readonly Tally<Kinds>[], promise: PromiseName): Kept {
  const [met, breached, running] = outcomes.map((outcome) =>
    sum(tallies, (facts) => facts[promise] === outcome),
  ) as [number, number, number];
  return { met, breached, running, percent: percent(met, met + breached) };
}

/** Attainment of all cases in `tallies`. */
export const attainment = (tallies: readonly Tally<Kinds>[]): Attainment => ({
  cases: sum(tallies, () => true),
  takenOver: sum(tallies, ({ takenOver }) => takenOver),
  ...(Object.fromEntries(promises.map((promise) => [promise, kept(tallies, promise)])) as Record<
    PromiseName,
    Kept
  >),
});
