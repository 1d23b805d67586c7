import type { RmaState } from './state.ts';

export interface ReturnDue {
  key: string;
  at: number;
  n: number;
  of: number;
  /** The end of the term: the manager hears. */
  last: boolean;
  summary: string;
}

/** Fractions of the return term at which the customer is reminded; S0 gives the term, the reminders are ours. */
const reminders = [0.5, 0.9];

/** The reminders and the end of the term for the faulty part, earliest first, what has fired left out. */
export function returnDues(state: RmaState): ReturnDue[] {
  const { returnDueAt, returnSince } = state;
  if (returnDueAt === null || returnSince === null) return [];
  const term = returnDueAt - returnSince;
  const of = reminders.length;
  return [
    ...reminders.map((fraction, i) => ({
      key: `return/reminder/${i + 1}`,
      at: returnSince + Math.round(fraction * term),
      n: i + 1,
      of,
      last: false,
      summary: `Reminder ${i + 1} of ${of} to return ${state.serialNumber}`,
    })),
    {
      key: 'return/overdue',
      at: returnDueAt,
      n: of,
      of,
      last: true,
      summary: `Return of ${state.serialNumber} overdue`,
    },
  ].filter((due) => !state.fired.includes(due.key));
}
