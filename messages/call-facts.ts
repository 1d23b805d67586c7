import type { CallEvent, CallState } from '../domain/call/state.ts';
import type { Facts, Time } from './facts.ts';

/** What stands where a case has its own: a call has no number of a case until it became one. */
export const callSubject = ({ caseNumber, customer, symptom, agent }: CallState) => ({
  caseNumber: caseNumber ?? '',
  title: customer.name,
  description: symptom,
  level: '',
  priority: '',
  stage: '',
  assignee: agent?.name ?? '',
});

/** What a call's event tells its reader. */
export function callFacts(state: CallState, { kind, data }: CallEvent, time: Time): Partial<Facts> {
  switch (kind) {
    case 'call_logged':
      return { due: time(state.loggedAt + state.terms.toAgent), text: state.loggedBy.name };
    case 'call_reminder':
    case 'call_overdue':
      return { due: time(data.until), decision: data.step };
    case 'call_closed':
      return { reason: data.reason };
    case 'not_reached':
    case 'call_accepted':
    case 'call_opened':
    case 'restarted':
      return {};
  }
}
