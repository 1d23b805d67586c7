import type { Stamp } from '../people.ts';
import type { Missed } from '../reach.ts';
import type { Restarted } from '../restart.ts';
import type { ChargeKind, RmaKind, Visibility } from '../vocabulary.ts';
import type { RmaClock, RmaClockName } from './clocks.ts';

/** A promise that an event starts, as the state will carry it; its end stands beside it for people to read. */
interface Starts {
  clock?: RmaClock;
}
interface Reminder {
  key: string;
  dueAt: string;
  n: number;
  of: number;
}
interface Overdue {
  key: string;
  dueAt: string;
}

export interface RmaEventData
  extends Record<`${RmaClockName}_reminder`, Reminder>, Record<`${RmaClockName}_overdue`, Overdue> {
  rma_requested: {
    kind: RmaKind;
    serialNumber: string;
    partNumber: string;
    reason: string;
    keepDisk: boolean;
  } & Starts;
  rma_approved: {
    entitlementNote?: string;
    charge?: ChargeKind;
    depotId?: string;
    returnDueAt?: string;
    expiresAt?: string;
  } & Starts;
  rma_rejected: { reason: string };
  rma_cancelled: { reason: string };
  /** Nothing was shipped or received in time. */
  rma_expired: { key: string; dueAt: string };
  part_reserved: { depotId: string; partNumber: string; shipBy: string; expiresAt?: string } & Starts;
  /** With this reservation the depot has as few left as the catalogue calls low. */
  stock_low: { depotId: string; partNumber: string; left: number };
  part_backordered: { partNumber: string; expectedAt: string };
  /** The date of the backorder has come, the part has not. */
  backorder_late: { key: string; partNumber: string; expectedAt: string };
  rma_shipped: { carrier: string; trackingNumber: string; serialNumber: string };
  rma_delivered: { returnDueAt?: string } & Starts;
  /** The case is restored, so a loan is no longer needed. */
  loan_ended: { returnDueAt?: string } & Starts;
  /** With the part's `own` serial number, where that of the RMA is the equipment in which it sat. */
  faulty_received: { serialNumber: string; condition: string; own?: true; processBy: string } & Starts;
  /** Something else came back than what is waited for, which is still owed. */
  other_received: { serialNumber: string; condition: string };
  rma_completed: { outcome: string };
  not_reached: Missed;
  restarted: Restarted;
}
export type RmaEventKind = keyof RmaEventData;
export type RmaEvent = {
  [K in RmaEventKind]: { kind: K; at: number; actor: Stamp; visibility: Visibility; data: RmaEventData[K] };
}[RmaEventKind];
