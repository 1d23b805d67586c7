import type { RmaEvent, RmaState } from './state.ts';

/** The term for the faulty part starts with the step that set its end. */
const returnTerm = (returnDueAt: string | undefined, at: number): Partial<RmaState> =>
  returnDueAt === undefined ? {} : { returnDueAt: Date.parse(returnDueAt), returnSince: at };

const over: Partial<RmaState> = { returnDueAt: null, returnSince: null };

function change(state: RmaState, event: RmaEvent): Partial<RmaState> {
  const { at } = event;
  switch (event.kind) {
    case 'rma_requested':
      return {};
    case 'rma_approved':
      return { state: 'approved', approvedAt: at, ...returnTerm(event.data.returnDueAt, at) };
    case 'rma_rejected':
      return { state: 'rejected', endedAt: at };
    case 'rma_shipped':
      return { state: 'shipped', shippedAt: at, shipment: event.data };
    case 'rma_delivered':
      return { state: 'delivered', deliveredAt: at, ...returnTerm(event.data.returnDueAt, at) };
    case 'return_reminder':
    case 'return_overdue':
      return { fired: [...state.fired, event.data.key] };
    case 'faulty_received':
      return { state: 'faulty_received', faultyReceivedAt: at, faulty: event.data, ...over };
    case 'rma_completed':
      return { state: 'completed', endedAt: at, outcome: event.data.outcome, ...over };
  }
}

/** The RMA after `event`. */
export const applyRma = (state: RmaState, event: RmaEvent): RmaState => ({
  ...state,
  ...change(state, event),
  seq: state.seq + 1,
});

export const isEnded = (state: RmaState): boolean =>
  state.state === 'rejected' || state.state === 'completed';
