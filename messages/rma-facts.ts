import type { RmaEvent, RmaState } from '../domain/rma/state.ts';
import type { Words } from '../domain/words/words.ts';
import type { Facts, Time } from './facts.ts';

/** What an RMA's event tells its reader. */
export function rmaFacts(state: RmaState, event: RmaEvent, words: Words, time: Time): Partial<Facts> {
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
