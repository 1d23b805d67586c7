import mongoose, { Schema, type ClientSession } from 'mongoose';
import { nextDue } from '../domain/rma/clocks.ts';
import { rmaDues } from '../domain/rma/due.ts';
import type { RmaState, RmaStateName } from '../domain/rma/state.ts';
import { type Leg, type Turnaround, turnaroundOf } from '../domain/reports/turnaround.ts';
import { isEnded } from '../domain/rma/transitions.ts';
import type { RmaKind } from '../domain/vocabulary.ts';
import { between } from './caseFilter.ts';
import { mustBeOfItsChain, ofItsChain } from './chain.ts';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { isUnnoted, noteHeld, releaseSerial } from './serials.ts';
import { wakingAt, wakingIndex } from './waking.ts';

/** The read model of an RMA: its whole state, and beside it what lists filter and sort by. */
export interface RmaRecord {
  _id: string;
  state: RmaState;
  revision: number;
  stateName: RmaStateName;
  kind: RmaKind;
  caseNumber: string;
  customerId: string;
  requestedAt: Date;
  /** When it is due next; RMAs of which nothing is due come last. */
  dueOrder: Date;
  /** As of a case. */
  wakesAt: Date | null;
  /** How long its legs took, in milliseconds. */
  turnaround: Turnaround;
}

const never = Date.UTC(9999, 0);

const required = { type: String, required: true } as const;
const schema = new Schema<RmaRecord>(
  {
    _id: required,
    state: { type: Schema.Types.Mixed, required: true },
    revision: { type: Number, required: true },
    stateName: required,
    kind: required,
    caseNumber: required,
    customerId: required,
    requestedAt: { type: Date, required: true },
    dueOrder: { type: Date, required: true },
    wakesAt: { type: Date, default: null },
    turnaround: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ requestedAt: -1, _id: -1 });
schema.index({ caseNumber: 1 });
schema.index({ customerId: 1, requestedAt: -1 });
schema.index({ stateName: 1, requestedAt: -1 });
schema.index({ stateName: 1, dueOrder: 1 });
schema.index({ dueOrder: 1, _id: 1 });
schema.index(wakingIndex);

export const RmaModel = mongoose.model<RmaRecord>('Rma', schema, 'rmas');

/** The RMA as it is stored. */
export function rmaRecord(state: RmaState): RmaRecord {
  return {
    _id: state.number,
    state,
    revision: state.seq,
    stateName: state.state,
    kind: state.kind,
    caseNumber: state.caseNumber,
    customerId: state.customer.id,
    requestedAt: new Date(state.requestedAt),
    // What waits for a part is due when the part is expected, unless something else was promised before.
    dueOrder: new Date(
      Math.min(nextDue(state.clocks) ?? never, (!isEnded(state) && state.expectedAt) || never),
    ),
    wakesAt: isEnded(state) ? null : wakingAt(rmaDues(state)),
    turnaround: turnaroundOf(state),
  };
}

/** Stores the RMA unless this revision or a later one is there already; returns whether it was stored, or throws `Superseded`. */
export async function saveRma(state: RmaState, session?: ClientSession): Promise<boolean> {
  const options = session ? { session } : {};
  const stored = await RmaModel.findById(state.number, { revision: 1, 'state.chain': 1 }, options).lean();
  if (stored) mustBeOfItsChain(state, stored.state);
  if (stored && stored.revision >= state.seq) return false;
  const { _id, ...fields } = rmaRecord(state);
  const { serialNumber, number: rma } = state;
  if (isEnded(state)) await releaseSerial({ serialNumber, hold: 'asked', rma }, session);
  if (!stored) {
    await RmaModel.collection.insertOne({ _id, ...fields } as never, options);
    // Who reached Temporal past the API has taken no hold of it.
    if (!isEnded(state)) await noteHeld([{ serialNumber, hold: 'asked', rma, at: new Date() }], session);
    return true;
  }
  const { modifiedCount } = await RmaModel.updateOne(
    trusted({ _id: state.number, revision: stored.revision, ...ofItsChain(state) }),
    { $set: fields },
    options,
  );
  return modifiedCount > 0 || saveRma(state, session);
}

/** The RMA with this number, or null. */
export async function findRma(number: string, session?: ClientSession): Promise<RmaState | null> {
  const found = await RmaModel.findById(number, { state: 1 }, session ? { session } : {}).lean();
  return found?.state ?? null;
}

export interface RmaFilter {
  state?: RmaStateName[];
  kind?: RmaKind[];
  caseNumber?: string;
  customerId?: string;
  requestedFrom?: Date;
  requestedTo?: Date;
  /** This leg is behind it. */
  leg?: Leg;
}

/** One condition a field, as for cases. */
export const rmaConditions = ({
  state,
  kind,
  requestedFrom,
  requestedTo,
  leg,
  ...equal
}: RmaFilter): object => ({
  ...between('requestedAt', requestedFrom, requestedTo),
  ...(leg && { [`turnaround.${leg}`]: { $ne: null } }),
  ...(state && { stateName: { $in: state } }),
  ...(kind && { kind: { $in: kind } }),
  ...Object.fromEntries(
    Object.entries(equal).flatMap(([key, value]) => (value ? [[key, { $eq: value }]] : [])),
  ),
});

const sorts = { requestedAt: 'requestedAt', dueAt: 'dueOrder', number: '_id' } as const;
export type RmaSort = keyof typeof sorts;

export async function listRmas(
  filter: RmaFilter,
  sort: { by: RmaSort; descending: boolean },
  position: Position | null,
  limit: number,
): Promise<Page<RmaState>> {
  const order = { field: sorts[sort.by], descending: sort.descending };
  const { data, next } = await page(RmaModel, rmaConditions(filter), order, position, limit);
  return { data: data.map(({ state }) => state), next };
}

export async function countRmas(filter: RmaFilter): Promise<number> {
  return RmaModel.countDocuments(trusted(rmaConditions(filter)));
}

/** Whose serial numbers these are: which open RMA was asked for which, and which one sent it out or took it in last. */
export async function deriveHeldSerials(): Promise<void> {
  if (!(await isUnnoted())) return;
  const newest = RmaModel.find({}, { state: 1 }).sort({ requestedAt: -1 }).lean<Pick<RmaRecord, 'state'>>();
  for await (const { state } of newest.cursor()) {
    const { number: rma, serialNumber, shipment, faulty } = state;
    const at = new Date(state.requestedAt);
    await noteHeld([
      ...(isEnded(state) ? [] : [{ serialNumber, hold: 'asked' as const, rma, at }]),
      ...(faulty ? [{ serialNumber: faulty.serialNumber, hold: 'in' as const, rma, at }] : []),
      ...(shipment ? [{ serialNumber: shipment.serialNumber, hold: 'out' as const, rma, at }] : []),
    ]);
  }
}
