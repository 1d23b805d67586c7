import mongoose, { Schema } from 'mongoose';

/** A question to the list of cases that somebody keeps under a name. */
export interface ViewRecord {
  _id: string;
  ownerId: string;
  name: string;
  /** As in the address of the list: `priority=P1,P2&vendor=cisco`. */
  query: string;
  revision: number;
}

const schema = new Schema<ViewRecord>(
  {
    _id: { type: String, required: true },
    ownerId: { type: String, required: true },
    name: { type: String, required: true },
    query: { type: String, default: '' },
    revision: { type: Number, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ ownerId: 1, name: 1 }, { unique: true });

const ViewModel = mongoose.model<ViewRecord>('View', schema, 'views');

/** The views of a person, by name. */
export const listViews = (ownerId: string): Promise<ViewRecord[]> =>
  ViewModel.find({ ownerId }).sort({ name: 1 }).lean<ViewRecord[]>();

/** The person's view with this ID, or null. */
export const findView = (id: string, ownerId: string): Promise<ViewRecord | null> =>
  ViewModel.findOne({ _id: id, ownerId }).lean<ViewRecord>();

/** Adds a view; throws a duplicate error (`isDuplicate`) when the ID or the name is taken. */
export async function addView(view: Omit<ViewRecord, 'revision'>): Promise<ViewRecord> {
  const added = { ...view, revision: 1 };
  await ViewModel.create([added]);
  return added;
}

/** Changes a view of the person that still has `revision` (any, where it is undefined); null when there is none. */
export const changeView = (
  id: string,
  ownerId: string,
  change: Partial<Pick<ViewRecord, 'name' | 'query'>>,
  revision?: number,
): Promise<ViewRecord | null> =>
  ViewModel.findOneAndUpdate(
    { _id: id, ownerId, ...(revision !== undefined && { revision }) },
    { $set: change, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<ViewRecord>();

/** Removes a view of the person; false when there is none. */
export const removeView = async (id: string, ownerId: string): Promise<boolean> =>
  (await ViewModel.deleteOne({ _id: id, ownerId })).deletedCount === 1;
