import mongoose, { Schema } from 'mongoose';

/** What the watchman knows of his looks. */
export interface Looks {
  /** When he looked last, by the database's clock; null before the first time. */
  at: Date | null;
  count: number;
  /** What looked wrong at the last look, and is only said to be when it still does at the next. */
  suspected: string[];
}

const schema = new Schema<Looks & { _id: string }>(
  {
    _id: { type: String, required: true },
    at: { type: Date, default: null },
    count: { type: Number, required: true },
    suspected: { type: [String], required: true },
  },
  { versionKey: false, strict: 'throw' },
);
const LooksModel = mongoose.model('Looks', schema, 'looks');
const _id = 'watchman';

export async function readLooks(): Promise<Looks> {
  const found = await LooksModel.findById(_id).lean<Looks>();
  return found ?? { at: null, count: 0, suspected: [] };
}

export async function keepLooks(looks: Looks): Promise<void> {
  await LooksModel.updateOne({ _id }, { $set: looks }, { upsert: true });
}
