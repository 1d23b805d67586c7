import mongoose, { Schema } from 'mongoose';
import { withTransaction } from './connection.ts';

/** A case that is about to be merged into another one, or was; and how often its document was looked at for that. */
interface MergeRecord {
  /** The case's number. */
  _id: string;
  into: string | null;
  at: Date;
  touched: number;
}

const schema = new Schema<MergeRecord>(
  {
    _id: { type: String, required: true },
    into: { type: String, default: null },
    at: { type: Date, required: true },
    touched: { type: Number, default: 0 },
  },
  { versionKey: false, strict: 'throw' },
);
const MergeModel = mongoose.model<MergeRecord>('Merge', schema, 'merges');

/** How long a merge may be on its way to being recorded, in milliseconds. */
const patience = 60_000;

/**
 * Says that a case is going to be merged into another one; answers with where that one is going itself, and says nothing
 * then. Both documents are written, so that of merges in a circle that come at once, one sees the others.
 */
export function beginMerge(number: string, into: string): Promise<string | null> {
  return withTransaction(async (session) => {
    const now = new Date();
    const options = { session, upsert: true, returnDocument: 'after' } as const;
    const other = await MergeModel.findOneAndUpdate(
      { _id: into },
      { $inc: { touched: 1 }, $setOnInsert: { at: now } },
      options,
    ).lean<MergeRecord>();
    if (other?.into && other.at.getTime() > now.getTime() - patience) return other.into;
    await MergeModel.findOneAndUpdate({ _id: number }, { $set: { into, at: now } }, options);
    return null;
  });
}

/** The case was refused, and goes on. */
export async function endMerge(number: string, into: string): Promise<void> {
  await MergeModel.updateOne({ _id: number, into }, { $set: { into: null } });
}
