import { dueAt, fractionAt, later } from '../domain/clocks.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import { nextDueAt } from '../domain/case/view.ts';
import { missingFacts } from '../domain/case/visitFacts.ts';
import type { ClockName, VisitFact } from '../domain/vocabulary.ts';
import { reasonOf, type Words } from '../domain/words/words.ts';
import type { Facts, Time } from './facts.ts';

/** What a case's event tells its reader; where nothing nearer is due, `due` is what is due next. */
export function caseFacts(state: CaseState, event: CaseEvent, words: Words, time: Time): Partial<Facts> {
  return {
    due: time(nextDueAt(state)),
    awaiting: state.stage === 'awaiting_response',
    ...factsOf(state, event, words, time),
  };
}

function factsOf(state: CaseState, event: CaseEvent, words: Words, time: Time): Partial<Facts> {
  switch (event.kind) {
    case 'acknowledged': {
      const { reason } = state.entitlement;
      const outside = reason === 'out_of_scope' ? words.entitlementReasons[reason] : '';
      const end = clockEnd(state, 'response');
      // What is recorded after the fact promises nothing that is over.
      const due = time(end !== null && end > event.at ? end : null);
      return { due, reason: outside, restoredAt: time(state.afterTheFact?.solution?.restoredAt) };
    }
    case 'opened_late':
      return { reason: event.data.reason, since: time(event.data.openedAt) };
    case 'assigned':
      return { due: time(event.data.respondBy ?? toRespond(state)), reason: reasonOf(event.data, words) };
    case 'response_reminder':
      return {
        n: event.data.n,
        of: event.data.of,
        due: time(toRespond(state)),
        movesAt: time(movesAt(state)),
      };
    case 'handed_over': {
      const { from, to, respondBy, note } = event.data;
      return { due: time(respondBy ?? toRespond(state)), from: from.name, to: to.name, reason: note };
    }
    case 'corrected':
      return {
        due: time(state.stage === 'surveying' ? surveyEnds(state, event.at) : clockEnd(state, 'response')),
        ...solution(state, time),
      };
    case 'taken_over':
    case 'reassigned': {
      const { from, to, respondBy, ...why } = event.data;
      return {
        due: time(respondBy ?? toRespond(state)),
        from: from?.name ?? '',
        to: to.name,
        reason: reasonOf(why, words),
      };
    }
    case 'queued':
      return { from: event.data.from?.name ?? '', due: time(clockEnd(state, 'response')) };
    case 'queue_reminder':
      return { from: '', due: time(clockEnd(state, 'response')) };
    case 'response_breached':
    case 'diagnosis_overdue':
    case 'restore_overdue':
    case 'update_due':
      return { due: time(event.data.dueAt) };
    case 'dispatch_requested': {
      const { data } = event;
      const deadline = time(clockEnd(state, 'on_site_decision') ?? clockEnd(state, 'on_site'));
      const missing = factsIn(words, missingFacts(state));
      return 'reason' in data
        ? { reason: data.reason, due: deadline, missing }
        : { due: time(data.dueAt), missing };
    }
    case 'dispatch_declined':
      return { reason: event.data.reason };
    case 'promise_reminder': {
      const { clock, percent } = event.data;
      return { overdue: words.clocks[clock], percent, due: time(clockEnd(state, clock)) };
    }
    case 'escalated_to_manager': {
      const { clock } = event.data;
      const overdue = clock in words.clocks ? words.clocks[clock as ClockName] : '';
      return { due: time(event.data.dueAt), overdue, since: time(state.confirmingSince) };
    }
    case 'not_reached': {
      const { notice, to, cause } = event.data;
      return {
        to: to.name ?? '',
        reason: words.missCauses[cause],
        task: words.notices[notice] ?? '',
        due: time(clockEnd(state, 'call_customer')),
      };
    }
    case 'responded':
      return { text: event.data.note };
    case 'diagnosis_warning':
      return { percent: event.data.percent, due: time(clockEnd(state, 'diagnosis')) };
    case 'escalated_to_expert':
    case 'reopened':
      return { reason: event.data.reason };
    case 'joint_diagnosis':
      return { parties: event.data.parties.map(({ name }) => name).join(', '), reason: event.data.reason };
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
    case 'coverage_questioned':
      return { reason: words.entitlementReasons[event.data.reason] };
    case 'coverage_decided': {
      const { decision, note } = event.data;
      return { outcome: words.coverageDecisions[decision], decision, reason: note ?? '' };
    }
    case 'dispatched': {
      const { engineer, address, eta, travel, missing = [] } = event.data;
      const visit = { engineer: engineer.name, address, eta: time(eta), travel: travel ?? '' };
      return { ...visit, missing: factsIn(words, missing) };
    }
    case 'rma_requested': {
      const { number, kind, partNumber, serialNumber, reason, keepDisk } = event.data;
      const part = { part: partNumber, serial: serialNumber, reason, keepDisk };
      return { rma: number, rmaKind: words.rmaKinds[kind], ...part };
    }
    case 'priority_changed': {
      const { from, to, reason, cause } = event.data;
      return { from, to, reason: cause ? words.riseCauses[cause] : reason };
    }
    case 'attached':
      return { text: event.data.name };
    case 'note':
    case 'customer_update':
      return { text: event.data.text };
    case 'resolved':
      return { ...solution(state, time), due: time(clockEnd(state, 'review')) };
    case 'reviewed':
      return { reason: event.data.comment ?? '', due: time(clockEnd(state, 'ask_customer')) };
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
    case 'duplicate_merged':
      return { text: words.events.duplicate_merged(event.data, time) };
    case 'cancelled':
      return { reason: words.cancelReasons[event.data.reason], text: event.data.duplicateOf ?? '' };
    case 'vendor_reminder': {
      const last = state.vendorCases.at(-1);
      return { vendor: last?.vendor ?? '', vendorNumber: last?.vendorCaseNumber ?? '', n: event.data.n };
    }
    case 'note_carried':
    case 'file_carried':
    case 'linked':
    case 'unlinked':
    case 'contacted':
    case 'loaner_due':
    case 'opened':
    case 'assistants_changed':
    case 'watchers_changed':
    case 'tagged':
    case 'moved':
    case 'priority_requested':
    case 'priority_kept':
    case 'diagnosed':
    case 'arrived':
    case 'departed':
    case 'rma_updated':
    case 'held':
    case 'resumed':
    case 'work':
    case 'called_back':
    case 'notice_sent':
    case 'consented':
    case 'closed':
    case 'survey_expired':
    case 'restarted':
      return {};
  }
}

/** When the survey of the case ends, in epoch milliseconds; `sentAt` stands in where no closing is recorded. */
export const surveyEnds = (state: CaseState, sentAt: number): number =>
  (state.closedAt ?? sentAt) + (state.policy.survey?.expiresAfter ?? 0);

const factsIn = (words: Words, facts: VisitFact[]): string =>
  facts.map((fact) => words.visitFacts[fact]).join(', ');

/** Null while the calendar is not worked out so far ahead. */
const known = (ms: number): number | null => (ms === Infinity ? null : ms);

const clockEnd = (state: CaseState, name: ClockName): number | null => {
  const clock = state.clocks.find((each) => each.name === name);
  return clock ? known(dueAt(clock, state.hours)) : null;
};

/** By when the assignee has to respond; where they have responded, what is due next. */
function toRespond(state: CaseState): number | null {
  if (state.stage !== 'awaiting_response') return nextDueAt(state);
  if (state.hurried && state.assignedAt !== null)
    return known(later(state.hours, state.assignedAt, state.policy.response.takeoverResponse));
  return clockEnd(state, 'response');
}

/** When silence moves the case on, by the policy; null where it never does. */
function movesAt({ policy, hurried, assignedAt, clocks, hours }: CaseState): number | null {
  const { takeover, takeoverResponse, raisesPriority } = policy.response;
  const clock = clocks.find(({ name }) => name === 'response');
  if (takeover === undefined || raisesPriority || !clock) return null;
  return known(
    hurried && assignedAt !== null
      ? later(hours, assignedAt, takeoverResponse)
      : fractionAt(clock, takeover, hours),
  );
}

const solution = ({ resolution }: CaseState, time: Time): Partial<Facts> =>
  resolution
    ? { cause: resolution.cause, treatment: resolution.treatment, restoredAt: time(resolution.restoredAt) }
    : {};
