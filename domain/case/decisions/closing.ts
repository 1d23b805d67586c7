import { isOpen } from '../../clocks.ts';
import type { Actor } from '../../people.ts';
import { forbidden, type Refusal, wrongState } from '../../refusal.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import type { Decisions } from './decision.ts';

/** A customer speaks for their own organisation only. */
function foreign(state: CaseState, actor: Actor): Refusal | undefined {
  const speaksAsCustomer = actor.roles.every((role) => role === 'customer');
  return speaksAsCustomer && actor.customerId !== state.customer.id ? forbidden('notYours') : undefined;
}

/** A link belongs to one request: after a rejection or a reopening the old one says nothing any more. */
const outdated = (state: CaseState, round: number | undefined): Refusal | undefined =>
  round !== undefined && round !== state.round
    ? wrongState('linkOutdated', { number: state.number })
    : undefined;

const optional = (comment: string | undefined) => (comment === undefined ? {} : { comment });

function notOwed({ number, policy, resolution, clocks }: CaseState): Refusal {
  if (!resolution?.byPhone) return wrongState('notSolvedByPhone', { number });
  return clocks.some(({ name }) => name === 'call_back')
    ? wrongState('calledBackAlready', { number })
    : wrongState('noCallBackPromised', { number, policy: policy.id });
}

export const closing: Decisions<'callBack' | 'review' | 'consent' | 'reopen' | 'cancel' | 'answerSurvey'> = {
  callBack: (state, { note }) =>
    state.clocks.some((clock) => clock.name === 'call_back' && isOpen(clock))
      ? [draft('called_back', { note })]
      : notOwed(state),

  review: (state, { approved, comment }) => [
    draft('reviewed', { approved, ...optional(comment) }),
    ...(approved ? [draft('consent_requested', { round: state.round })] : []),
  ],

  consent: (state, { agreed, by, via, comment, round }, actor) => {
    const refusal = foreign(state, actor) ?? outdated(state, round);
    if (refusal) return refusal;
    const word = { by, via, ...optional(comment) };
    if (!agreed) return [draft('rejected', word)];
    return [
      draft('consented', word),
      draft('closed', {}),
      ...(state.policy.survey ? [draft('survey_sent', { round: state.round })] : []),
    ];
  },

  reopen: (state, { reason }, actor) => foreign(state, actor) ?? [draft('reopened', { reason })],

  cancel: (state, { reason, duplicateOf, consentBy }) => {
    if (duplicateOf === state.number) return wrongState('ownDuplicate');
    return [draft('cancelled', { reason, consentBy, ...(duplicateOf !== undefined && { duplicateOf }) })];
  },

  answerSurvey: (state, { answers, comment, round }, actor) => {
    const refusal = foreign(state, actor) ?? outdated(state, round);
    if (refusal) return refusal;
    const low = Math.min(...Object.values(answers)) <= (state.policy.survey?.lowScore ?? 0);
    return [draft('survey_answered', { answers, low, ...optional(comment) })];
  },
};
