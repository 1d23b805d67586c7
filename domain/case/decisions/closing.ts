import { type Refusal, wrongState } from '../../refusal.ts';
import { draft, type Draft } from '../drafts.ts';
import { rise } from '../rise.ts';
import type { CaseState } from '../state.ts';
import { asked, type Decisions } from './decision.ts';

/** A link belongs to one request: after a rejection or a reopening the old one says nothing any more. */
const outdated = (state: CaseState, round: number | undefined): Refusal | undefined =>
  round !== undefined && round !== state.round
    ? wrongState('linkOutdated', { number: state.number })
    : undefined;

/** The solution was refused: under a policy whose silence raises the priority, so does this. [S1] */
const unsatisfied = (state: CaseState, now: number): Draft[] =>
  state.policy.response.raisesUnsatisfied
    ? rise(state, 'rejected', { key: `rejected/${state.round}`, dueAt: new Date(now).toISOString() })
    : [];

const optional = (comment: string | undefined) => (comment === undefined ? {} : { comment });

export const closing: Decisions<'callBack' | 'review' | 'consent' | 'reopen' | 'cancel' | 'answerSurvey'> = {
  callBack: (state, { note }) => [draft('called_back', { note }), ...asked(state)],

  review: (state, { approved, comment }) => [
    draft('reviewed', { approved, ...optional(comment) }),
    ...(approved ? [draft('consent_requested', { round: state.round })] : []),
  ],

  consent: (state, { agreed, by, via, comment, round }, _, now) => {
    const refusal = outdated(state, round);
    if (refusal) return refusal;
    const word = { by, via, ...optional(comment) };
    if (!agreed) return [draft('rejected', word), ...unsatisfied(state, now)];
    return [
      draft('consented', word),
      draft('closed', {}),
      ...(state.policy.survey ? [draft('survey_sent', { round: state.round })] : []),
    ];
  },

  reopen: (_, { reason }) => [draft('reopened', { reason })],

  cancel: (state, { reason, duplicateOf, consentBy }) => {
    if (duplicateOf === state.number) return wrongState('ownDuplicate');
    return [draft('cancelled', { reason, consentBy, ...(duplicateOf !== undefined && { duplicateOf }) })];
  },

  answerSurvey: (state, { answers, comment, round }) => {
    const refusal = outdated(state, round);
    if (refusal) return refusal;
    const low = Math.min(...Object.values(answers)) <= (state.policy.survey?.lowScore ?? 0);
    return [draft('survey_answered', { answers, low, ...optional(comment) })];
  },
};
