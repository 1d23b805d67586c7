import mongoose, { Schema, type ClientSession } from 'mongoose';
import type { Shelf } from '../domain/depot/choice.ts';
import {
  available,
  becomesLow,
  type Level,
  move,
  type MovementKind,
  nothing,
} from '../domain/depot/stock.ts';
import type { Person } from '../domain/people.ts';
import { Refusal } from '../domain/refusal.ts';
import { isDuplicate, trusted, withTransaction } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';

/** What one depot has of one part. */
export interface ShelfRecord extends Level {
  /** `depot/part` */
  _id: string;
  depotId: string;
  partNumber: string;
  /** Counts the movements: the place of the next one in the ledger. */
  movements: number;
}

/** A movement to be made; `key` makes it once, however often it is asked for. */
export interface Movement {
  key: string;
  kind: MovementKind;
  depotId: string;
  partNumber: string;
  /** Pieces; negative only for a correction. */
  quantity: number;
  by: Person | 'system';
  reason: string;
  rma: string | null;
  at: Date;
}

/** A line of the stock ledger: a movement, and what was there after it. */
export interface LedgerEntry extends Omit<Movement, 'key'>, Level {
  _id: string;
  /** Place among the movements of its shelf, from 1. */
  seq: number;
  /** With this movement the stock became low. */
  low: boolean;
  /** The RMAs whose backorders it fulfilled. */
  fulfilled: string[];
}

const required = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const shelfSchema = new Schema<ShelfRecord>(
  {
    _id: required,
    depotId: required,
    partNumber: required,
    onHand: number,
    reserved: number,
    movements: number,
  },
  { versionKey: false, strict: 'throw' },
);
shelfSchema.index({ partNumber: 1 });
const ShelfModel = mongoose.model<ShelfRecord>('Shelf', shelfSchema, 'stock');

const ledgerSchema = new Schema<LedgerEntry>(
  {
    _id: required,
    kind: required as never,
    depotId: required,
    partNumber: required,
    quantity: number,
    onHand: number,
    reserved: number,
    by: { type: Schema.Types.Mixed, required: true },
    reason: required,
    rma: { type: String, default: null },
    at: { type: Date, required: true },
    seq: number,
    low: { type: Boolean, required: true },
    fulfilled: [String],
  },
  { versionKey: false, strict: 'throw' },
);
ledgerSchema.index({ depotId: 1, partNumber: 1, seq: 1 }, { unique: true });
ledgerSchema.index({ at: -1, _id: -1 });
ledgerSchema.index({ partNumber: 1, at: -1 });
ledgerSchema.index({ rma: 1 });
const LedgerModel = mongoose.model<LedgerEntry>('StockMovement', ledgerSchema, 'stock_ledger');

let queue: Promise<unknown> = Promise.resolve();

/**
 * A transaction on the stock. Those of one process wait for each other: hundreds that want the same shelf at once
 * would only make each other begin anew. Processes may still collide, and MongoDB then lets one of them try again.
 */
export function stockTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const mine = queue.then(() => persistent(work));
  queue = mine.catch(() => undefined);
  return mine;
}

/** Two processes that make the same shelf or entry at once: the second begins anew and finds it. */
async function persistent<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      return await withTransaction(work);
    } catch (error) {
      if (!isDuplicate(error) || left === 0) throw error;
    }
  }
}

/** The movement with this key, or null. */
export async function findMovement(key: string, session?: ClientSession): Promise<LedgerEntry | null> {
  return LedgerModel.findById(key, null, session ? { session } : {}).lean<LedgerEntry>();
}

/**
 * Moves stock and writes the ledger, within the caller's transaction. Answers with the entry that was made now or
 * before under the same key, or refuses what would take the stock below zero.
 */
export async function moveStock(
  { key, ...movement }: Movement,
  lowLevel: number,
  session: ClientSession,
): Promise<LedgerEntry | Refusal> {
  const made = await findMovement(key, session);
  if (made) return made;
  const { depotId, partNumber, kind, quantity } = movement;
  const _id = `${depotId}/${partNumber}`;
  const shelf = await ShelfModel.findById(_id, null, { session }).lean<ShelfRecord>();
  const before = shelf ?? nothing;
  const after = move(before, kind, quantity);
  if (after instanceof Refusal) return after.with({ shelf: { partNumber, depotId } });
  const seq = (shelf?.movements ?? 0) + 1;
  if (shelf) await ShelfModel.updateOne({ _id }, { $set: { ...after, movements: seq } }, { session });
  else await ShelfModel.create([{ _id, depotId, partNumber, ...after, movements: seq }], { session });
  const entry = {
    ...{ _id: key, ...movement, ...after, seq },
    low: becomesLow(before, after, lowLevel),
    fulfilled: [],
  };
  await LedgerModel.create([entry], { session });
  return entry;
}

/** The RMAs that got what this one gave back. */
export async function fulfilledBy(rma: string): Promise<string[]> {
  const entries = await LedgerModel.find({ rma }, { fulfilled: 1 }).lean<LedgerEntry[]>();
  return entries.flatMap(({ fulfilled }) => fulfilled);
}

/** Notes on a movement which backorders it fulfilled. */
export async function noteFulfilled(key: string, rmas: string[], session: ClientSession): Promise<void> {
  await LedgerModel.updateOne({ _id: key }, { $set: { fulfilled: rmas } }, { session });
}

/** The shelves of these parts in every depot. */
export async function shelvesOf(partNumbers: string[], session?: ClientSession): Promise<ShelfRecord[]> {
  return ShelfModel.find(trusted({ partNumber: { $in: partNumbers } }), null, session ? { session } : {})
    .sort({ _id: 1 })
    .lean<ShelfRecord[]>();
}

/** The parts of which some depot has as few as their low level, or fewer, left to reserve. */
export async function lowParts(): Promise<string[]> {
  const found = await ShelfModel.aggregate<{ _id: string }>([
    { $lookup: { from: 'parts', localField: 'partNumber', foreignField: '_id', as: 'part' } },
    { $unwind: '$part' },
    { $match: { $expr: { $lte: [{ $subtract: ['$onHand', '$reserved'] }, '$part.lowLevel'] } } },
    { $group: { _id: '$partNumber' } },
  ]);
  return found.map(({ _id }) => _id);
}

export const asShelf = ({ depotId, partNumber, ...level }: ShelfRecord): Shelf => ({
  ...{ depotId, partNumber },
  available: available(level),
});

export interface LedgerFilter {
  partNumber?: string;
  depotId?: string;
  rma?: string;
}

const conditions = (filter: LedgerFilter): object =>
  Object.fromEntries(
    Object.entries<string | undefined>({ ...filter }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, { $eq: value }]],
    ),
  );

/** The ledger, newest first. */
export async function listLedger(
  filter: LedgerFilter,
  position: Position | null,
  limit: number,
): Promise<Page<LedgerEntry>> {
  return page(LedgerModel, conditions(filter), { field: 'at', descending: true }, position, limit);
}

export async function countLedger(filter: LedgerFilter): Promise<number> {
  return LedgerModel.countDocuments(trusted(conditions(filter)));
}
