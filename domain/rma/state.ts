import type { Person, Stamp } from '../people.ts';
import type { RmaKind, Role, Visibility } from '../vocabulary.ts';
import type { Contact } from '../case/state.ts';

export const rmaStates = [
  'requested',
  'approved',
  'rejected',
  'shipped',
  'delivered',
  'faulty_received',
  'completed',
] as const;
export type RmaStateName = (typeof rmaStates)[number];

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
  state: RmaStateName;
  requestedBy: Person & { role: Role };
  requestedAt: number;
  approvedAt: number | null;
  shippedAt: number | null;
  deliveredAt: number | null;
  faultyReceivedAt: number | null;
  endedAt: number | null;
  shipment: { carrier: string; trackingNumber: string; serialNumber: string } | null;
  faulty: { serialNumber: string; condition: string } | null;
  outcome: string | null;
  /** When the faulty part is owed back, and since when, while it is owed. */
  returnDueAt: number | null;
  returnSince: number | null;
  fired: string[];
  seq: number;
}

/** The bodies of the RMA's actions, by the name of the update. */
export interface RmaActions {
  approve: { entitlementNote?: string };
  reject: { reason: string };
  ship: { carrier: string; trackingNumber: string; serialNumber: string };
  deliver: object;
  receiveFaulty: { serialNumber: string; condition: string };
  complete: { outcome: string };
}
export type RmaActionName = keyof RmaActions;

export interface RmaEventData {
  rma_requested: {
    kind: RmaKind;
    serialNumber: string;
    partNumber: string;
    reason: string;
    keepDisk: boolean;
  };
  rma_approved: { entitlementNote?: string; returnDueAt?: string };
  rma_rejected: { reason: string };
  rma_shipped: { carrier: string; trackingNumber: string; serialNumber: string };
  rma_delivered: { returnDueAt?: string };
  return_reminder: { key: string; dueAt: string; n: number; of: number };
  return_overdue: { key: string; dueAt: string };
  faulty_received: { serialNumber: string; condition: string };
  rma_completed: { outcome: string };
}
export type RmaEventKind = keyof RmaEventData;
export type RmaEvent = {
  [K in RmaEventKind]: { kind: K; at: number; actor: Stamp; visibility: Visibility; data: RmaEventData[K] };
}[RmaEventKind];

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
>;

/** An RMA as it is asked for, at `now` (epoch milliseconds). */
export function newRma(request: Request, by: RmaState['requestedBy'], now: number): RmaState {
  return {
    ...request,
    state: 'requested',
    requestedBy: by,
    requestedAt: now,
    approvedAt: null,
    shippedAt: null,
    deliveredAt: null,
    faultyReceivedAt: null,
    endedAt: null,
    shipment: null,
    faulty: null,
    outcome: null,
    returnDueAt: null,
    returnSince: null,
    fired: [],
    seq: 0,
  };
}
