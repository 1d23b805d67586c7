import { type SurveyQuestion, surveyQuestions } from '../vocabulary.ts';
import type { Facts } from './facts.ts';
import type { Tally } from './grouping.ts';

export const scores = [1, 2, 3, 4, 5] as const;

/** How one question was answered: how often with each score, 1 first, and the mean to two decimal places. */
export interface Scored {
  distribution: number[];
  average: number | null;
}

/** Surveys sent with the closing of the cases; `low` ones are answers that quality follows up (S0). */
export interface Satisfaction extends Record<SurveyQuestion, Scored> {
  sent: number;
  answered: number;
  low: number;
}

export type Surveyed = Pick<Facts, 'survey' | 'answers'>;

function scored(tallies: readonly Tally<Surveyed>[], question: SurveyQuestion): Scored {
  const distribution = scores.map((score) =>
    tallies.reduce((sum, { facts, count }) => sum + (facts.answers?.[question] === score ? count : 0), 0),
  );
  const answers = distribution.reduce((sum, count) => sum + count, 0);
  const points = distribution.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return { distribution, average: answers ? Math.round((100 * points) / answers) / 100 : null };
}

/** What customers said of all cases in `tallies`; those without a survey do not count. */
export function satisfaction(tallies: readonly Tally<Surveyed>[]): Satisfaction {
  const count = (...wanted: Facts['survey'][]) =>
    tallies.reduce((sum, { facts, count }) => sum + (wanted.includes(facts.survey) ? count : 0), 0);
  return {
    sent: count('unanswered', 'content', 'low'),
    answered: count('content', 'low'),
    low: count('low'),
    ...(Object.fromEntries(
      surveyQuestions.map((question) => [question, scored(tallies, question)]),
    ) as Record<SurveyQuestion, Scored>),
  };
}
