import mongoose, { Schema } from 'mongoose';
import type { Depot } from '../domain/depot/part.ts';

type StoredDepot = Omit<Depot, 'id'> & { _id: string };

const required = { type: String, required: true } as const;
const schema = new Schema<StoredDepot>(
  { _id: required, name: required, region: { type: String, default: null }, calendarId: required },
  { versionKey: false, strict: 'throw', id: false },
);
const DepotModel = mongoose.model<StoredDepot>('Depot', schema, 'depots');

const depotOf = ({ _id: id, name, region, calendarId }: StoredDepot): Depot => ({
  ...{ id, name, region, calendarId },
});

/** The depot with this ID, or null. */
export async function findDepot(id: string): Promise<Depot | null> {
  const found = await DepotModel.findById(id).lean<StoredDepot>();
  return found && depotOf(found);
}

/** All depots, by ID: an operator has a handful. */
export async function listDepots(): Promise<Depot[]> {
  return (await DepotModel.find().sort({ _id: 1 }).lean<StoredDepot[]>()).map(depotOf);
}

/** Adds the depot or takes its new particulars. */
export async function putDepot({ id, ...depot }: Depot): Promise<void> {
  await DepotModel.updateOne({ _id: id }, { $set: depot }, { upsert: true });
}
