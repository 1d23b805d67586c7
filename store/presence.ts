import mongoose, { Schema } from 'mongoose';
import type { Person } from '../domain/people.ts';
import type { Doing } from '../domain/vocabulary.ts';

/** Somebody who has a case before them: until `until`, unless they are seen again. */
export interface Presence {
  number: string;
  person: Person;
  doing: Doing;
  until: Date;
}
type PresenceRecord = Presence & { _id: string };

const schema = new Schema<PresenceRecord>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    person: { type: Schema.Types.Mixed, required: true },
    doing: { type: String, required: true },
    until: { type: Date, required: true },
  },
  // What is lost here is said again within seconds.
  { versionKey: false, strict: 'throw', writeConcern: { w: 1 } },
);
schema.index({ until: 1 }, { expireAfterSeconds: 0 });
schema.index({ number: 1 });

const PresenceModel = mongoose.model<PresenceRecord>('Presence', schema, 'presence');
const keyOf = (number: string, personId: string) => `${number}/${personId}`;
/** Whom a key is about; neither a number nor an ID has a slash in it. */
export function ofKey(key: string): { number: string; personId: string } {
  const [number = '', personId = ''] = key.split('/');
  return { number, personId };
}

/**
 * Keeps somebody present. Who goes on with the same is prolonged, by an update; who comes, or begins with something
 * else, is written anew, by a replacement: watchers tell the two apart (`watchPresence`).
 */
export async function bePresent({ number, person, doing, until }: Presence, now = new Date()): Promise<void> {
  const _id = keyOf(number, person.id);
  const goingOn = { _id, doing, until: mongoose.trusted({ $gt: now }) };
  const { matchedCount } = await PresenceModel.updateOne(goingOn, { $set: { until } });
  if (!matchedCount)
    await PresenceModel.replaceOne({ _id }, { number, person, doing, until }, { upsert: true });
}

export async function leave(number: string, personId: string): Promise<void> {
  await PresenceModel.deleteOne({ _id: keyOf(number, personId) });
}

/** Who has the case before them; the index that removes the others takes up to a minute. */
export async function listPresent(number: string, now = new Date()): Promise<Presence[]> {
  return PresenceModel.find({ number, until: mongoose.trusted({ $gt: now }) })
    .sort({ _id: 1 })
    .lean<Presence[]>();
}
