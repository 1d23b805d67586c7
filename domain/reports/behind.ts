/** What a list of cases or RMAs is asked so that it shows what a figure counts: the API's own parameters. */
import { type Outcome, type PromiseName, surveyOutcomes, type SurveyOutcome } from './facts.ts';
import { type Grouping, isPeriod, lackable } from './grouping.ts';
import type { Head, Range } from './report.ts';
import type { Burden } from './workload.ts';

export type Asked = Readonly<Record<string, string>>;

/** The cases of a line: of its group or its period, among those that the report was narrowed to. */
export function ofLine(by: Grouping, { key }: Pick<Head, 'key'>, narrowed: Asked): Asked {
  if (isPeriod(by)) return narrowed;
  if (key !== null) return { ...narrowed, [by]: key };
  const lacking = (lackable as readonly Grouping[]).includes(by) ? [by] : [];
  const without = [...new Set([...(narrowed['without']?.split(',') ?? []), ...lacking])];
  return { ...narrowed, without: without.join(',') };
}

/** In the time of a line, else of the whole report; `by` which moment of a case or an RMA. */
export function inTime(
  by: 'opened' | 'closed' | 'requested',
  { begins, ends }: Partial<Pick<Head, 'begins' | 'ends'>>,
  range: Range,
): Asked {
  return { [`${by}From`]: begins ?? range.begins, [`${by}To`]: ends ?? range.ends };
}

export const keptSo = (clock: PromiseName, ...outcome: Outcome[]): Asked => ({
  clock,
  outcome: outcome.join(','),
});
export const takenOver: Asked = { takenOver: 'true' };
export const surveyed = (...survey: SurveyOutcome[]): Asked => ({ survey: survey.join(',') });
export const sent = surveyed(...surveyOutcomes);
export const answered = surveyed('content', 'low');
export const scoredSo = (question: string, score: number): Asked => ({ question, score: String(score) });
export const openAt = (moment: string): Asked => ({ openAt: moment });
export const heldBy = (id: string | null, queue: Burden): Asked => ({
  queue,
  ...(id === null ? { without: 'assignee' } : { assignee: id }),
});
