import type { ClientSession, Model } from 'mongoose';

/** How documents that never change are added. */
export interface Adding {
  session?: ClientSession | undefined;
  /** None of them is there yet, which is quicker; where one is, that is a duplicate error (`isDuplicate`). */
  anew?: boolean;
}

/** Adds the documents that are not there yet. By the driver itself: casting them costs more than writing them. */
export async function add<T extends { _id: string }>(
  model: Model<never>,
  documents: readonly T[],
  { session, anew }: Adding,
): Promise<void> {
  if (!documents.length) return;
  const options = { ignoreUndefined: true, ...(session && { session }) };
  if (anew) await model.collection.insertMany(documents as never, options);
  else
    await model.collection.bulkWrite(
      documents.map(({ _id, ...fields }) => ({
        // An upsert, not an insert: a duplicate key would end the whole transaction.
        updateOne: { filter: { _id: _id as never }, update: { $setOnInsert: fields }, upsert: true },
      })),
      options,
    );
}
