import type { CaseState } from '../case/state.ts';
import type { SurveyQuestion } from '../vocabulary.ts';

/** The promises to the customer whose attainment is reported (domain.md, Search and reports: S0). */
export const promises = ['response', 'diagnosis', 'restore'] as const;
export type PromiseName = (typeof promises)[number];

export const outcomes = ['met', 'breached', 'running'] as const;
export type Outcome = (typeof outcomes)[number];

/** What became of the survey that was sent when the case was closed; `low` by the policy's `lowScore` (S0). */
export const surveyOutcomes = ['unanswered', 'content', 'low'] as const;
export type SurveyOutcome = (typeof surveyOutcomes)[number];

/** What reports count of a case, and lists of cases are narrowed by: both ask the same words, so both agree. */
export interface Facts extends Record<PromiseName, Outcome | null> {
  policyId: string;
  /** The case went to another engineer because its own kept silent (`takeover`, S0). */
  takenOver: boolean;
  survey: SurveyOutcome | null;
  answers: Record<SurveyQuestion, number> | null;
}

/** The key of the deadline that breaks a promise; of later rounds there is one each. */
const broken: Record<PromiseName, RegExp> = {
  response: /^response\/breach$/,
  diagnosis: /^diagnosis\/\d+\/overdue$/,
  restore: /^restore\/\d+\/overdue$/,
};

/**
 * How a promise to the customer stands. `breached` once its time has run out, and for good: done late, opened anew or
 * on another priority it stays so. `met` when it was done in time. `running` while it is owed, on hold too. Null where
 * the policy promises nothing at this priority, or what was promised is no longer owed: not counted.
 */
export function outcomeOf({ clocks, fired }: Pick<CaseState, 'clocks' | 'fired'>, promise: PromiseName) {
  if (fired.some((key) => broken[promise].test(key))) return 'breached';
  const state = clocks.find(({ name }) => name === promise)?.state ?? 'cancelled';
  return state === 'cancelled' ? null : state === 'paused' ? 'running' : state;
}

/** A survey belongs to the last closing: when the case is opened anew, it is as if none had been sent. */
function surveyOf({ survey, policy, closedAt, cancellation }: CaseState): SurveyOutcome | null {
  if (closedAt === null || cancellation || !policy.survey) return null;
  if (!survey) return 'unanswered';
  return Math.min(...Object.values(survey.answers)) <= policy.survey.lowScore ? 'low' : 'content';
}

export const factsOf = (state: CaseState): Facts => ({
  policyId: state.policy.id,
  response: outcomeOf(state, 'response'),
  diagnosis: outcomeOf(state, 'diagnosis'),
  restore: outcomeOf(state, 'restore'),
  takenOver: state.takeovers > 0,
  survey: surveyOf(state),
  answers: state.survey?.answers ?? null,
});
