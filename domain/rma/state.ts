import type { Contact, Coverage } from '../case/state.ts';
import type { Person } from '../people.ts';
import type { ChargeKind, RmaKind, Role } from '../vocabulary.ts';
import type { RmaClock } from './clocks.ts';
export type { RmaActionName, RmaActions } from './commands.ts';
export type { RmaEvent, RmaEventData, RmaEventKind } from './events.ts';

export const rmaStates = [
  'requested',
  'approved',
  'backordered',
  'reserved',
  'rejected',
  'cancelled',
  'expired',
  'shipped',
  'delivered',
  'faulty_received',
  'completed',
] as const;
export type RmaStateName = (typeof rmaStates)[number];

/** Whether nothing more happens to a return in this state. */
export const isRmaOver = (state: string): boolean =>
  ['rejected', 'cancelled', 'expired', 'completed'].includes(state);

/** A return: belongs to a case and a serial number, and may outlive the case. Times are epoch milliseconds. */
export interface RmaState {
  number: string;
  caseNumber: string;
  customer: Person;
  contact: Contact;
  kind: RmaKind;
  serialNumber: string;
  partNumber: string;
  reason: string;
  keepDisk: boolean;
  /** Absent in RMAs that were asked for before it was said. */
  charge?: ChargeKind;
  state: RmaStateName;
  requestedBy: Person & { role: Role };
  requestedAt: number;
  approvedBy: Person | null;
  approvedAt: number | null;
  /** The depot that serves it, where one was asked for or has the part. */
  depotId: string | null;
  /** The part that is reserved: the one that was asked for, or one of equal grade. */
  reservedPart: string | null;
  /** When the part is promised for, while the RMA waits for it. */
  expectedAt: number | null;
  /** It has a time limit; RMAs that were asked for before there was one have none. [S3] */
  expires?: true;
  /** When it ends if nothing was shipped or received. */
  expiresAt?: number;
  shippedAt: number | null;
  deliveredAt: number | null;
  faultyReceivedAt: number | null;
  /** When the case was restored: from then on a loan is to come back. */
  restoredAt: number | null;
  endedAt: number | null;
  shipment: { carrier: string; trackingNumber: string; serialNumber: string } | null;
  faulty: { serialNumber: string; condition: string; own?: true } | null;
  /** What came back instead, the oldest first; absent until something did. */
  others?: { serialNumber: string; condition: string; at: number }[];
  outcome: string | null;
  clocks: RmaClock[];
  /** Keys of the deadlines that have fired: none fires again. */
  fired: string[];
  seq: number;
  /** How often it was begun anew from what is stored of it; absent: never. What an earlier chain of runs writes is refused. */
  chain?: number;
  /** Of the rules under which its case was opened (`case/edition.ts`). */
  edition?: number;
}

type Request = Pick<
  RmaState,
  | 'number'
  | 'caseNumber'
  | 'customer'
  | 'contact'
  | 'kind'
  | 'serialNumber'
  | 'partNumber'
  | 'reason'
  | 'keepDisk'
  | 'charge'
  | 'edition'
>;

/** What a return costs unless whoever approves it says otherwise: nothing, but for a case that is taken as paid work. [S4] */
export const usualCharge = (coverage: Pick<Coverage, 'decision'> | null): ChargeKind =>
  coverage?.decision === 'paid' ? 'paid' : 'free';

/** An RMA as it is asked for, at `now` (epoch milliseconds). */
export function newRma(request: Request, by: RmaState['requestedBy'], now: number): RmaState {
  return {
    ...request,
    state: 'requested',
    requestedBy: by,
    requestedAt: now,
    approvedBy: null,
    approvedAt: null,
    depotId: null,
    reservedPart: null,
    expectedAt: null,
    shippedAt: null,
    deliveredAt: null,
    faultyReceivedAt: null,
    restoredAt: null,
    endedAt: null,
    shipment: null,
    faulty: null,
    outcome: null,
    clocks: [],
    fired: [],
    expires: true,
    seq: 0,
  };
}
