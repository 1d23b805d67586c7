import { dueAt } from '../../clocks.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { after, type Due, due, remindedDues, running } from './due.ts';

/** The message to the manager has not gone out: the engineer tells them. [S1, e] */
export const notifyDues = (state: CaseState): Due[] =>
  remindedDues(state, 'notify_manager', { owner: 'stage', waitsFor: 'notify the manager' });

/** The question has not gone out: the agent asks. [S1, g] */
export const askDues = (state: CaseState): Due[] =>
  remindedDues(state, 'ask_customer', { owner: 'stage', waitsFor: 'ask the customer to agree' });

export function reviewDues(state: CaseState): Due[] {
  const clock = running(state, 'review');
  if (!clock) return [];
  return [
    // A review that sent the work back is followed by another one in the same round.
    due(`review/${clock.startedAt}/overdue`, dueAt(clock, state.hours), 'Review overdue', (stamp) => [
      draft('escalated_to_manager', { ...stamp, clock: 'review', to: ['response_center_manager'] }),
    ]),
  ];
}

/** Reminders to the customer, then the supervisor; never an automatic close (`closing`, S0, S3). */
export function confirmDues(state: CaseState): Due[] {
  const since = state.confirmingSince;
  if (since === null) return [];
  const { confirmRemindEvery: every, confirmEscalateAfter: limit } = state.policy.closing;
  const prefix = `confirm/${state.round}/reminder/`;
  // Only the next one: a policy can ask for thousands.
  const n = state.fired.filter((key) => key.startsWith(prefix)).length + 1;
  const reminder = due(
    `${prefix}${n}`,
    after(state, since, n * every),
    `Ask ${state.contact.name} again to agree`,
    (stamp) => [draft('confirm_reminder', { ...stamp, n })],
  );
  return [
    ...(n * every < limit ? [reminder] : []),
    due(
      `confirm/${state.round}/unanswered`,
      after(state, since, limit),
      'No answer from the customer: tell the supervisor',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'confirm', to: ['response_center_manager'] }),
      ],
    ),
  ];
}

/** After a fix by phone nobody has asked the customer again (`callBack`, S2). */
export function callBackDues(state: CaseState): Due[] {
  const clock = running(state, 'call_back');
  if (!clock) return [];
  return [
    due(
      // A review that sent the work back is followed by another call-back in the same round.
      `call_back/${clock.startedAt}/overdue`,
      dueAt(clock, state.hours),
      'The customer was not called back: tell the agent and the supervisor',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'call_back', to: ['response_center_manager'] }),
      ],
    ),
  ];
}

/** Reminder and end of the survey, in wall time: the case is closed, and the time is the customer's own (S0). */
export function surveyDues(state: CaseState): Due[] {
  const rules = state.policy.survey;
  if (!rules || state.closedAt === null) return [];
  return [
    due(`survey/${state.round}/reminder`, state.closedAt + rules.remindAfter, 'Survey reminder', (stamp) => [
      draft('survey_reminder', stamp),
    ]),
    due(`survey/${state.round}/expiry`, state.closedAt + rules.expiresAfter, 'Survey expires', (stamp) => [
      draft('survey_expired', stamp),
    ]),
  ];
}
