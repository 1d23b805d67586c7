import mongoose, { Schema, type ClientSession } from 'mongoose';
import { chooseShelf } from '../domain/depot/choice.ts';
import { available } from '../domain/depot/stock.ts';
import type { Reservation, ReservationRequest } from '../domain/depot/reservation.ts';
import type { Person } from '../domain/people.ts';
import { Refusal } from '../domain/refusal.ts';
import { trusted } from './connection.ts';
import { findPart, partsOfGrade, touchParts } from './parts.ts';
import {
  asShelf,
  findMovement,
  type LedgerEntry,
  type Movement,
  moveStock,
  noteFulfilled,
  shelvesOf,
  stockTransaction,
} from './stock.ts';

/** What an RMA has of the stock: one piece at most, whatever happens twice. */
interface ReservationRecord {
  /** The RMA's number. */
  _id: string;
  state: 'reserved' | 'backordered' | 'released' | 'shipped';
  /** Every part that will do. */
  accepts: string[];
  depotId: string | null;
  partNumber: string | null;
  /** First come, first served when stock arrives. */
  since: Date;
  expectedAt: Date | null;
  by: Person | 'system';
}

const text = { type: String, default: null };
const schema = new Schema<ReservationRecord>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    accepts: [String],
    depotId: text,
    partNumber: text,
    since: { type: Date, required: true },
    expectedAt: { type: Date, default: null },
    by: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ state: 1, accepts: 1, since: 1 });
const ReservationModel = mongoose.model<ReservationRecord>('Reservation', schema, 'reservations');

const day = 24 * 3_600_000;
const keyOf = (rma: string, step: string): string => `${rma}/${step}`;

/**
 * Reserves the part or one of equal grade, or puts the RMA into the queue for it. Asked again, answers how the
 * reservation stands by now; one that was released stays so.
 * @throws Error for a part that is not in the catalogue
 */
export function reservePart(request: ReservationRequest): Promise<Reservation> {
  return stockTransaction(async (session) => {
    const { rma, partNumber, depotId, by, at } = request;
    const present = await ReservationModel.findById(rma, null, { session }).lean<ReservationRecord>();
    if (present) return standing(present, session);
    const wanted = await findPart(partNumber, session);
    if (!wanted) throw new Error(`There is no part ${partNumber}`);
    const parts = await partsOfGrade(wanted, session);
    const accepts = [...parts.keys()].sort();
    const shelves = await shelvesOf(accepts, session);
    const shelf = chooseShelf(wanted, shelves.map(asShelf), parts, depotId);
    const record = { _id: rma, accepts, since: new Date(at), by };
    if (!shelf) {
      await touchParts(accepts, session);
      const expectedAt = at + wanted.leadDays * day;
      const fields = { depotId: null, partNumber: null, expectedAt: new Date(expectedAt) };
      await ReservationModel.create([{ ...record, ...fields, state: 'backordered' }], { session });
      return { state: 'backordered', expectedAt };
    }
    const { depotId: from, partNumber: found } = shelf;
    const taken = {
      ...record,
      state: 'reserved' as const,
      depotId: from,
      partNumber: found,
      expectedAt: null,
    };
    await ReservationModel.create([taken], { session });
    await take(taken, shelf, new Date(at), session);
    return standing(taken, session);
  });
}

/** The movement of a reservation; it was made sure before that the shelf has a piece left. */
async function take(
  { _id: rma, by }: Pick<ReservationRecord, '_id' | 'by'>,
  { depotId, partNumber }: { depotId: string; partNumber: string },
  at: Date,
  session: ClientSession,
): Promise<void> {
  const reason = `Reserved for RMA ${rma}`;
  await done(
    {
      key: keyOf(rma, 'reserve'),
      kind: 'reservation',
      depotId,
      partNumber,
      by,
      reason,
      rma,
      at,
      quantity: 1,
    },
    session,
  );
}

async function done(movement: Movement, session: ClientSession): Promise<LedgerEntry> {
  const part = await findPart(movement.partNumber, session);
  return granted(await moveStock(movement, part?.lowLevel ?? 0, session));
}

/** The entry of a movement that cannot take the stock below zero. */
function granted(entry: LedgerEntry | Refusal): LedgerEntry {
  if (entry instanceof Refusal) throw new Error(entry.message);
  return entry;
}

async function standing(record: ReservationRecord, session: ClientSession): Promise<Reservation> {
  const { _id, state, depotId, partNumber, expectedAt } = record;
  if (state === 'backordered') return { state, expectedAt: expectedAt?.getTime() ?? 0 };
  const entry = await findMovement(keyOf(_id, 'reserve'), session);
  if (state === 'released' || !entry || depotId === null || partNumber === null) return { state: 'released' };
  return { state: 'reserved', depotId, partNumber, left: available(entry), low: entry.low };
}

/** A step of an RMA that moves its piece. */
export interface Step {
  rma: string;
  by: Person | 'system';
  reason: string;
  at: Date;
}

/** Gives back what the RMA has reserved or waits for; answers with the RMAs whose backorders that fulfilled. */
export async function releasePart(step: Step, session: ClientSession): Promise<string[]> {
  const { rma, by, at } = step;
  const present = await ReservationModel.findById(rma, null, { session }).lean<ReservationRecord>();
  if (!present) {
    // A reservation that is still on its way finds this, and reserves nothing.
    const gone = { _id: rma, state: 'released', accepts: [], since: at, by } as const;
    await ReservationModel.create([gone as never], { session });
    return [];
  }
  const { state } = present;
  if (state === 'shipped' || state === 'released') return [];
  await ReservationModel.updateOne({ _id: rma }, { $set: { state: 'released' } }, { session });
  return state === 'reserved' ? served(movementOf(present, step, 'release'), session) : [];
}

/** Takes the RMA's piece out of the stock. */
export async function shipPart(step: Step, session: ClientSession): Promise<void> {
  const present = await ReservationModel.findById(step.rma, null, { session }).lean<ReservationRecord>();
  if (present?.state !== 'reserved') return;
  await ReservationModel.updateOne({ _id: step.rma }, { $set: { state: 'shipped' } }, { session });
  await done(movementOf(present, step, 'shipment'), session);
}

/** Puts a loan that came back into the stock; answers with the RMAs whose backorders that fulfilled. */
export async function takeBack(step: Step, session: ClientSession): Promise<string[]> {
  const present = await ReservationModel.findById(step.rma, null, { session }).lean<ReservationRecord>();
  return present?.state === 'shipped' ? served(movementOf(present, step, 'return'), session) : [];
}

const movementOf = (
  { depotId, partNumber }: ReservationRecord,
  { rma, ...step }: Step,
  kind: 'release' | 'shipment' | 'return',
): Movement => ({
  ...{ ...step, kind, rma, key: keyOf(rma, kind), quantity: 1 },
  ...{ depotId: depotId ?? '', partNumber: partNumber ?? '' },
});

/** The movement, made once for its key, and the RMAs whose backorders it fulfilled then. */
async function raise(movement: Movement, session: ClientSession): Promise<LedgerEntry | Refusal> {
  const made = await findMovement(movement.key, session);
  // What it promised is written down with it. Its level is of that day: nothing may be promised from it again.
  if (made) return made;
  const part = await findPart(movement.partNumber, session);
  const entry = await moveStock(movement, part?.lowLevel ?? 0, session);
  return entry instanceof Refusal ? entry : { ...entry, fulfilled: await fulfil(entry, session) };
}

const served = async (movement: Movement, session: ClientSession): Promise<string[]> =>
  granted(await raise(movement, session)).fulfilled;

/** Gives what a movement has just left there to the backorders that it will do for, the oldest first. */
async function fulfil(entry: LedgerEntry, session: ClientSession): Promise<string[]> {
  const { depotId, partNumber, at } = entry;
  const left = available(entry);
  if (left === 0) return [];
  await touchParts([partNumber], session);
  const next = await ReservationModel.find({ state: 'backordered', accepts: partNumber }, null, { session })
    .sort({ since: 1, _id: 1 })
    .limit(left)
    .lean<ReservationRecord[]>();
  for (const record of next) {
    await ReservationModel.updateOne(
      { _id: record._id },
      { $set: { state: 'reserved', depotId, partNumber, expectedAt: null } },
      { session },
    );
    await take(record, { depotId, partNumber }, at, session);
  }
  const rmas = next.map(({ _id }) => _id);
  if (rmas.length) await noteFulfilled(entry._id, rmas, session);
  return rmas;
}

/**
 * A receipt or a correction by hand, at most once for its key; what arrives goes to those who wait for it. Answers
 * with the entry, its `fulfilled` the RMAs that were served, or refuses what would take the stock below zero.
 */
export function moveByHand(movement: Movement): Promise<LedgerEntry | Refusal> {
  return stockTransaction((session) => raise(movement, session));
}

/** How many RMAs wait for each of these parts, or would take it. */
export async function countBackorders(partNumbers: string[]): Promise<Map<string, number>> {
  const waiting = await ReservationModel.find(
    trusted({ state: 'backordered', accepts: { $in: partNumbers } }),
    { accepts: 1 },
  ).lean<ReservationRecord[]>();
  const counts = new Map(partNumbers.map((partNumber) => [partNumber, 0]));
  for (const { accepts } of waiting)
    for (const each of accepts) if (counts.has(each)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
