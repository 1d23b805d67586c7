import { type Actor, type Stamp, system } from '../people.ts';
import type { Visibility } from '../vocabulary.ts';
import type { RmaClock } from './clocks.ts';
import type { RmaEvent, RmaEventData, RmaEventKind } from './state.ts';

export type RmaDraft = {
  [K in RmaEventKind]: { kind: K; data: RmaEventData[K]; visibility: Visibility };
}[RmaEventKind];

/** What the customer follows of an RMA; how the centre keeps its own people to it stays inside. */
const publicKinds = [
  'rma_requested',
  'rma_approved',
  'rma_rejected',
  'rma_cancelled',
  'rma_expired',
  'part_backordered',
  'rma_shipped',
  'rma_delivered',
  'loan_ended',
  'return_reminder',
  'faulty_received',
  'other_received',
  'rma_completed',
] as const satisfies readonly RmaEventKind[];
export type RmaInternalKind = Exclude<RmaEventKind, (typeof publicKinds)[number]>;

export const rmaDraft = <K extends RmaEventKind>(kind: K, data: RmaEventData[K]): RmaDraft =>
  ({
    kind,
    data,
    visibility: (publicKinds as readonly RmaEventKind[]).includes(kind) ? 'public' : 'internal',
  }) as RmaDraft;

export const stamped = (draft: RmaDraft, at: number, actor: Stamp | Actor = system): RmaEvent =>
  ({ ...draft, at, actor }) as RmaEvent;

export type Term = Pick<RmaClock, 'name' | 'startedAt' | 'dueAt' | 'remindAt'>;

/** A promise that starts, and its end under the name by which people read it. */
export const starts = <N extends string>(name: N, term: Term) =>
  ({ [name]: new Date(term.dueAt).toISOString(), clock: { ...term, state: 'running' } }) as {
    [K in N]: string;
  } & { clock: RmaClock };

/** Something is to come back: the faulty part, unless the customer keeps the disk (S3), or the loan. */
export const isReturnOwed = (state: { keepDisk: boolean; faultyReceivedAt: unknown }): boolean =>
  !state.keepDisk && state.faultyReceivedAt === null;
