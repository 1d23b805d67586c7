import mongoose, { Schema } from 'mongoose';
import { isDuplicate } from './connection.ts';

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
 * Enters the request, or finds it entered meanwhile; of many at once all get the same record. `reserve` gives the
 * number; one that loses the race stays unused.
 */
export async function enterRequest(
  id: string,
  fingerprint: string,
  reserve: () => Promise<string | null>,
): Promise<RequestRecord> {
  const record = { _id: id, fingerprint, number: await reserve(), response: null, createdAt: new Date() };
  try {
    // By the driver itself: casting a whole answer costs more than writing it.
    await RequestModel.collection.insertOne(record as never);
    return record;
  } catch (error) {
    const winner = isDuplicate(error) && (await findRequest(id));
    if (winner) return winner;
    throw error;
  }
}

/** The request entered under this ID, or null. */
export async function findRequest(id: string): Promise<RequestRecord | null> {
  return RequestModel.findById(id).lean<RequestRecord>();
}

/** Keeps the first answer, and gives back the one that is kept. */
export async function answerRequest(id: string, response: StoredResponse): Promise<StoredResponse> {
  const { modifiedCount } = await RequestModel.collection.updateOne(
    { _id: id as never, response: null },
    { $set: { response } },
    { ignoreUndefined: true },
  );
  if (modifiedCount > 0) return response;
  return (await findRequest(id))?.response ?? response;
}

/** Forgets a request that was refused: it changed nothing, and may be put right under the same key. */
export async function dropRequest(id: string): Promise<void> {
  await RequestModel.deleteOne({ _id: id, response: null });
}
