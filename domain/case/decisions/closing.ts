import { type Actor, isCustomer } from '../../people.ts';
import { forbidden, type Refusal, wrongState } from '../../refusal.ts';
import type { CommandOf } from '../commands.ts';
import { draft, type Draft } from '../drafts.ts';
import { follows } from '../edition.ts';
import { rise } from '../rise.ts';
import type { CaseState } from '../state.ts';
import { asked, type Decisions } from './decision.ts';

/** A link belongs to one request: after a rejection or a reopening the old one says nothing any more. */
const outdated = (state: CaseState, round: number | undefined): Refusal | undefined =>
  round !== undefined && round !== state.round
    ? wrongState('linkOutdated', { number: state.number })
    : undefined;

/** Only what a portal did is `portal`: an agent heard the customer by phone or mail, and a link came by mail. */
export function heardBy(
  { via, round }: Pick<CommandOf<'consent'>, 'via' | 'round'>,
  actor: Actor,
): Refusal | undefined {
  const inPortal = isCustomer(actor) && round === undefined;
  return via === 'portal' && !inPortal ? forbidden('notHeardSo', { via }) : undefined;
}

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

  consent: (state, { agreed, by, via, comment, round }, actor, now) => {
    const refusal =
      (follows(state, 1) ? heardBy({ via, round }, actor) : undefined) ?? outdated(state, round);
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
