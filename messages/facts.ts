import { dueAt } from '../domain/clocks.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import { nextDueAt } from '../domain/case/view.ts';
import type { RmaEvent, RmaState } from '../domain/rma/state.ts';
import type { ClockName } from '../domain/vocabulary.ts';
import type { Words } from '../domain/words/words.ts';

/** What templates say of the event itself, beside the case; '' where it has no such thing. */
export interface Facts {
  /** The time that matters to the reader now: by when to respond, to diagnose, to answer. */
  due: string;
  /** The case still waits for its first response. */
  awaiting: boolean;
  /** The promise that is overdue, by name. */
  overdue: string;
  since: string;
  from: string;
  to: string;
  reason: string;
  text: string;
  n: number;
  of: number;
  percent: number;
  vendor: string;
  vendorNumber: string;
  vendorContact: string;
  outcome: string;
  cause: string;
  treatment: string;
  restoredAt: string;
  engineer: string;
  eta: string;
  travel: string;
  rma: string;
  rmaKind: string;
  part: string;
  serial: string;
  keepDisk: boolean;
  carrier: string;
  tracking: string;
  answers: string;
}

export const noFacts: Facts = {
  due: '',
  awaiting: false,
  overdue: '',
  since: '',
  from: '',
  to: '',
  reason: '',
  text: '',
  n: 0,
  of: 0,
  percent: 0,
  vendor: '',
  vendorNumber: '',
  vendorContact: '',
  outcome: '',
  cause: '',
  treatment: '',
  restoredAt: '',
  engineer: '',
  eta: '',
  travel: '',
  rma: '',
  rmaKind: '',
  part: '',
  serial: '',
  keepDisk: false,
  carrier: '',
  tracking: '',
  answers: '',
};

type Time = (when: number | string | null | undefined) => string;

/** The facts of `event`, in words that are the reader's; `time` writes an instant for them. */
export function factsOf(
  state: CaseState | RmaState,
  event: CaseEvent | RmaEvent,
  words: Words,
  time: Time,
): Partial<Facts> {
  if ('caseNumber' in state) return rmaFacts(state, event as RmaEvent, words, time);
  return {
    due: time(nextDueAt(state)),
    awaiting: state.stage === 'awaiting_response',
    ...caseFacts(state, event as CaseEvent, words, time),
  };
}

function caseFacts(state: CaseState, event: CaseEvent, words: Words, time: Time): Partial<Facts> {
  switch (event.kind) {
    case 'acknowledged':
      return { due: time(clockEnd(state, 'response')) };
    case 'assigned':
      return { due: time(event.data.respondBy ?? toRespond(state)), reason: event.data.reason ?? '' };
    case 'response_reminder':
      return { n: event.data.n, of: event.data.of, due: time(toRespond(state)) };
    case 'taken_over':
    case 'reassigned': {
      const { from, to, reason, respondBy } = event.data;
      return {
        due: time(respondBy ?? toRespond(state)),
        from: from?.name ?? '',
        to: to.name,
        reason: reason ?? '',
      };
    }
    case 'queued':
      return { from: event.data.from?.name ?? '', due: time(clockEnd(state, 'response')) };
    case 'response_breached':
    case 'diagnosis_overdue':
    case 'restore_overdue':
      return { due: time(event.data.dueAt) };
    case 'escalated_to_manager': {
      const { clock } = event.data;
      const overdue = clock === 'escalation' ? '' : words.clocks[clock];
      return { due: time(event.data.dueAt), overdue, since: time(state.confirmingSince) };
    }
    case 'responded':
      return { text: event.data.note };
    case 'diagnosis_warning':
      return { percent: event.data.percent, due: time(clockEnd(state, 'diagnosis')) };
    case 'escalated_to_expert':
    case 'reopened':
      return { reason: event.data.reason };
    case 'vendor_requested':
    case 'vendor_confirmed':
    case 'vendor_declined': {
      const { data } = event;
      return { vendor: data.vendor, reason: ('reason' in data ? data.reason : data.note) ?? '' };
    }
    case 'vendor_case_opened': {
      const { vendor, vendorCaseNumber, contact } = event.data;
      return { vendor, vendorNumber: vendorCaseNumber, vendorContact: contact ?? '' };
    }
    case 'vendor_case_closed': {
      const { vendor, vendorCaseNumber, outcome } = event.data;
      return { vendor, vendorNumber: vendorCaseNumber, outcome };
    }
    case 'dispatched': {
      const { engineer, eta, travel } = event.data;
      return { engineer: engineer.name, eta: time(eta), travel: travel ?? '' };
    }
    case 'rma_requested': {
      const { number, kind, partNumber, serialNumber, reason, keepDisk } = event.data;
      const part = { part: partNumber, serial: serialNumber, reason, keepDisk };
      return { rma: number, rmaKind: words.rmaKinds[kind], ...part };
    }
    case 'priority_changed':
      return event.data;
    case 'note':
    case 'customer_update':
      return { text: event.data.text };
    case 'resolved':
      return { ...solution(state, time), due: time(clockEnd(state, 'review')) };
    case 'reviewed':
    case 'rejected':
      return { reason: event.data.comment ?? '' };
    case 'consent_requested':
    case 'confirm_reminder':
      return solution(state, time);
    case 'survey_sent':
    case 'survey_reminder':
      return { due: time(surveyEnds(state, event.at)) };
    case 'survey_answered': {
      const scores = Object.entries(words.surveyQuestions).map(
        ([question, label]) =>
          `${label}: ${event.data.answers[question as keyof Words['surveyQuestions']]}/5`,
      );
      return { answers: scores.join('\n'), text: event.data.comment ?? '' };
    }
    case 'cancelled':
      return { reason: words.cancelReasons[event.data.reason], text: event.data.duplicateOf ?? '' };
    case 'opened':
    case 'diagnosed':
    case 'arrived':
    case 'departed':
    case 'rma_updated':
    case 'held':
    case 'resumed':
    case 'work':
    case 'consented':
    case 'closed':
    case 'survey_expired':
      return {};
  }
}

function rmaFacts(state: RmaState, event: RmaEvent, words: Words, time: Time): Partial<Facts> {
  const due = 'dueAt' in event.data ? event.data.dueAt : null;
  return {
    // A reminder has a time of its own; what the customer needs is the end of the term.
    due: time(state.returnDueAt ?? due),
    rma: state.number,
    rmaKind: words.rmaKinds[state.kind],
    part: state.partNumber,
    serial: state.serialNumber,
    keepDisk: state.keepDisk,
    ...rmaNews(event),
  };
}

function rmaNews({ kind, data }: RmaEvent): Partial<Facts> {
  switch (kind) {
    case 'rma_approved':
      return { text: data.entitlementNote ?? '' };
    case 'rma_requested':
    case 'rma_rejected':
      return { reason: data.reason };
    case 'rma_shipped':
      return { carrier: data.carrier, tracking: data.trackingNumber };
    case 'rma_completed':
      return { outcome: data.outcome };
    case 'return_reminder':
      return { n: data.n, of: data.of };
    case 'rma_delivered':
    case 'return_overdue':
    case 'faulty_received':
      return {};
  }
}

/** When the survey of the case ends, in epoch milliseconds; `sentAt` stands in where no closing is recorded. */
export const surveyEnds = (state: CaseState, sentAt: number): number =>
  (state.closedAt ?? sentAt) + (state.policy.survey?.expiresAfter ?? 0);

const clockEnd = (state: CaseState, name: ClockName): number | null => {
  const clock = state.clocks.find((each) => each.name === name);
  return clock ? dueAt(clock) : null;
};

/** By when the assignee has to respond; where they have responded, what is due next. */
function toRespond(state: CaseState): number | null {
  if (state.stage !== 'awaiting_response') return nextDueAt(state);
  if (state.hurried && state.assignedAt !== null)
    return state.assignedAt + state.policy.response.takeoverResponse;
  return clockEnd(state, 'response');
}

const solution = ({ resolution }: CaseState, time: Time): Partial<Facts> =>
  resolution
    ? { cause: resolution.cause, treatment: resolution.treatment, restoredAt: time(resolution.restoredAt) }
    : {};
