import type { RmaState } from '../rma/state.ts';

/**
 * The ways of an RMA whose time is reported (domain.md, Search and reports: RMA turnaround), in wall time:
 * `ship` and `deliver` from the request to the part's departure and delivery; `return` from when the faulty part or the
 * loan was owed, or a repair was asked for, to its receipt; `processing` from the receipt to the end of the work on it.
 */
export const legs = ['ship', 'deliver', 'return', 'processing'] as const;
export type Leg = (typeof legs)[number];

/** Milliseconds; null for what has not happened. */
export type Turnaround = Record<Leg, number | null>;

const span = (from: number | null | undefined, to: number | null | undefined): number | null =>
  typeof from === 'number' && typeof to === 'number' ? to - from : null;

export function turnaroundOf(state: RmaState): Turnaround {
  const clock = (name: 'return' | 'processing') => state.clocks.find((each) => each.name === name);
  const processing = clock('processing');
  return {
    ship: span(state.requestedAt, state.shippedAt),
    deliver: span(state.requestedAt, state.deliveredAt),
    return: span(clock('return')?.startedAt ?? state.requestedAt, state.faultyReceivedAt),
    processing: span(processing?.startedAt, processing?.metAt),
  };
}

/** How long a leg took some RMAs: half of them no longer than `median`, nine in ten no longer than `p90`. */
export interface Spread {
  count: number;
  median: number | null;
  p90: number | null;
}
