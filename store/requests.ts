import mongoose, { Schema } from 'mongoose';
import { isDuplicate } from './connection.ts';
import { Together } from './together.ts';

/** An answer as it is given again to a repeated request. */
export interface StoredResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** What was asked under an `Idempotency-Key`, and the answer once there is one. Kept for seven days. */
export interface RequestRecord {
  /** `${userId}:${key}` */
  _id: string;
  /** SHA-256 of method, path and body. */
  fingerprint: string;
  /** The case or RMA number reserved for this request, so that a retry creates nothing new. */
  number: string | null;
  response: StoredResponse | null;
  createdAt: Date;
}

const schema = new Schema<RequestRecord>(
  {
    _id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    number: { type: String, default: null },
    response: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ createdAt: 1 }, { expireAfterSeconds: 7 * 86_400 });

const RequestModel = mongoose.model<RequestRecord>('Request', schema, 'requests');

/**
 * Enters the request, or finds it entered meanwhile; of many at once all get the same record, and one of them is the
 * first. `reserve` gives the number; one that loses the race stays unused.
 */
export async function enterRequest(
  id: string,
  fingerprint: string,
  reserve: () => Promise<string | null>,
): Promise<{ record: RequestRecord; isFirst: boolean }> {
  const record = { _id: id, fingerprint, number: await reserve(), response: null, createdAt: new Date() };
  try {
    // By the driver itself: casting a whole answer costs more than writing it.
    await RequestModel.collection.insertOne(record as never);
    return { record, isFirst: true };
  } catch (error) {
    const winner = isDuplicate(error) && (await findRequest(id));
    if (winner) return { record: winner, isFirst: false };
    throw error;
  }
}

/** The request entered under this ID, or null. */
export async function findRequest(id: string): Promise<RequestRecord | null> {
  const found = await RequestModel.collection.findOne<RequestRecord>({ _id: id as never });
  return found && { ...found, response: found.response ?? given.get(id) ?? null };
}

/** Answers that this process gave and has not stored yet. */
const given = new Map<string, StoredResponse>();
const answers = new Together<[string, StoredResponse]>(async (together) => {
  await RequestModel.collection.bulkWrite(
    together.map(([id, response]) => ({
      updateOne: { filter: { _id: id as never, response: null }, update: { $set: { response } } },
    })),
    { ordered: false, ignoreUndefined: true },
  );
  for (const [id] of together) given.delete(id);
});

/**
 * Keeps the first answer, and gives back the one that is kept. It is stored in a moment: should this process die before
 * that, a repeated request finds by the ID of its update what it did.
 */
export function answerRequest(id: string, response: StoredResponse): StoredResponse {
  const first = given.get(id);
  if (first) return first;
  given.set(id, response);
  answers.add([id, response]).catch(() => given.delete(id));
  return response;
}

/** Forgets a request that was refused: it changed nothing, and may be put right under the same key. */
export async function dropRequest(id: string): Promise<void> {
  await RequestModel.deleteOne({ _id: id, response: null });
}
