import type { CallState, CallStep } from './state.ts';

export interface CallDue {
  key: string;
  at: number;
  step: CallStep;
  /** The end of the step. */
  until: number;
  kind: 'call_reminder' | 'call_overdue';
  /** What the timer is for, as an operator reads it in Temporal. */
  summary: string;
}

/** A reminder half-way through a step; S1 gives the steps, the reminder is ours. */
const reminderAt = 0.5;

function step(name: CallStep, from: number, term: number, waitsFor: string): CallDue[] {
  const until = from + term;
  return [
    {
      ...{ key: `${name}/reminder`, at: from + Math.round(reminderAt * term), until, step: name },
      ...{ kind: 'call_reminder', summary: `Reminder: the call waits for ${waitsFor}` },
    },
    {
      ...{ key: `${name}/overdue`, at: until, until, step: name },
      ...{ kind: 'call_overdue', summary: `The call has not reached ${waitsFor}` },
    },
  ];
}

/**
 * What falls due if nobody acts, earliest first, what has fired left out. A call that no agent takes is still due at
 * the manager's when both terms are over: the chain does not wait for its first link.
 */
export function callDues({ callState, loggedAt, acceptedAt, terms, fired }: CallState): CallDue[] {
  if (callState !== 'waiting' && callState !== 'accepted') return [];
  const late = step('manager', loggedAt + terms.toAgent, terms.toManager, 'the service manager');
  const dues =
    acceptedAt === null
      ? [...step('agent', loggedAt, terms.toAgent, 'an agent'), ...late.slice(1)]
      : step('manager', acceptedAt, terms.toManager, 'the service manager');
  return dues.filter(({ key }) => !fired.includes(key)).sort((a, b) => a.at - b.at);
}
