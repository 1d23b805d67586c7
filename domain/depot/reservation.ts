import type { Person } from '../people.ts';

/** One piece of a part for an RMA. */
export interface ReservationRequest {
  rma: string;
  partNumber: string;
  /** Where from, if there is a choice. */
  depotId: string | null;
  by: Person;
  /** When the RMA was approved, epoch milliseconds: its place in the queue. */
  at: number;
}

/** How a request for a part stands; `left` is what may still be promised after it. Times are epoch milliseconds. */
export type Reservation =
  | { state: 'reserved'; depotId: string; partNumber: string; left: number; low: boolean }
  | { state: 'backordered'; expectedAt: number }
  | { state: 'released' };
