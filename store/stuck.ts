import mongoose, { Schema } from 'mongoose';
import { type Finding, stuckReasons, type StuckReason } from '../domain/stuck.ts';
import { type Session, trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { recent } from './recent.ts';

/** A case, an RMA or a call that keeps no promise now, as the watchman found it. Usually there is none. */
export interface StuckRecord {
  /** Its number. */
  _id: string;
  reason: StuckReason;
  /** When it was found. */
  since: Date;
}

const schema = new Schema<StuckRecord>(
  {
    _id: { type: String, required: true },
    reason: { type: String, enum: stuckReasons, required: true } as never,
    since: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ since: 1, _id: 1 });
const StuckModel = mongoose.model<StuckRecord>('Stuck', schema, 'stuck');

/** All that is stuck; what was found last may be missing for two seconds. */
export const knownStuck = async (): Promise<ReadonlyMap<string, StuckRecord>> => known.get('all');
const known = recent(
  2_000,
  async () => new Map((await listAllStuck()).map((each): [string, StuckRecord] => [each._id, each])),
);

export const listAllStuck = (): Promise<StuckRecord[]> => StuckModel.find().lean<StuckRecord[]>().exec();

/** What is stuck, the longest first. */
export const listStuck = (position: Position | null, limit: number): Promise<Page<StuckRecord>> =>
  page<StuckRecord>(StuckModel, {}, { field: 'since', descending: false }, position, limit);

/** How many there are, by why. */
export async function countStuck(): Promise<Record<StuckReason, number>> {
  const counts = stuckReasons.map(async (reason) => [reason, await StuckModel.countDocuments({ reason })]);
  return Object.fromEntries(await Promise.all(counts)) as Record<StuckReason, number>;
}

/** Marks what was not known before. That somebody else has marked one of them is a duplicate error. */
export async function markStuck(found: readonly Finding[], since: Date, session: Session): Promise<void> {
  const fresh = found.map(({ number, reason }): StuckRecord => ({ _id: number, reason, since }));
  if (fresh.length) await StuckModel.insertMany(fresh, { session });
  known.forget();
}

/** Why may be another than before; since when stays. */
export async function explainStuck(found: readonly Finding[]): Promise<void> {
  for (const { number: _id, reason } of found) await StuckModel.updateOne({ _id }, { $set: { reason } });
}

/** These are well again, or over. */
export async function clearStuck(numbers: readonly string[]): Promise<void> {
  if (!numbers.length) return;
  await StuckModel.deleteMany(trusted({ _id: { $in: [...numbers] } }));
  known.forget();
}
