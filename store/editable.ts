import mongoose, { Schema } from 'mongoose';
import { isDuplicate } from './connection.ts';

/** What people edit as a whole, and only its newest form counts: calendars, holidays, the rota. */
export interface Edited<T> {
  id: string;
  document: T;
  /** Counts the changes, from 1. */
  revision: number;
  changedAt: Date;
  /** The user who made the last change; null for what Caseline ships. */
  changedBy: string | null;
}
type Stored<T> = Omit<Edited<T>, 'id'> & { _id: string };

const edited = <T>({ _id, ...rest }: Stored<T>): Edited<T> => ({ id: _id, ...rest });

/** The documents of one collection. */
export function editable<T>(name: string, collection: string) {
  const schema = new Schema<Stored<unknown>>(
    {
      _id: { type: String, required: true },
      document: { type: Schema.Types.Mixed, required: true },
      revision: { type: Number, required: true },
      changedAt: { type: Date, required: true },
      changedBy: { type: String, default: null },
    },
    { versionKey: false, minimize: false, strict: 'throw' },
  );
  const model = mongoose.model<Stored<unknown>>(name, schema, collection);
  const read = (found: unknown): Edited<T> | null => (found ? edited(found as Stored<T>) : null);

  return {
    /** The document with this ID, or null. */
    find: async (id: string): Promise<Edited<T> | null> => read(await model.findById(id).lean()),

    /** Those among `ids` that are there. */
    findAll: async (ids: string[]): Promise<Edited<T>[]> =>
      (await model.find({ _id: mongoose.trusted({ $in: ids }) }).lean()).map((each) =>
        edited(each as unknown as Stored<T>),
      ),

    /** All of them, by ID. */
    list: async (): Promise<Edited<T>[]> =>
      (await model.find().sort({ _id: 1 }).lean()).map((each) => edited(each as unknown as Stored<T>)),

    /**
     * Puts the document in place of revision `expected`, of whichever there is where that is undefined, or of none
     * where it is 0. Null when another revision is there.
     */
    async put(
      id: string,
      document: T,
      changedBy: string | null,
      expected?: number,
    ): Promise<Edited<T> | null> {
      const present = { _id: id, ...(expected !== undefined && { revision: expected }) };
      const change = { $set: { document, changedAt: new Date(), changedBy }, $inc: { revision: 1 } };
      try {
        return read(
          await model
            .findOneAndUpdate(present, change, { returnDocument: 'after', upsert: !expected })
            .lean(),
        );
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return null;
      }
    },

    /** Removes revision `expected`, or whichever there is where that is undefined; false when it is not there. */
    async remove(id: string, expected?: number): Promise<boolean> {
      const present = { _id: id, ...(expected !== undefined && { revision: expected }) };
      return (await model.deleteOne(present)).deletedCount === 1;
    },
  };
}
