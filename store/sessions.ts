import mongoose, { Schema } from 'mongoose';
import { recent } from './recent.ts';

/** A sign-in that is not over: a token is good for as long as its session is there. */
export interface SessionRecord {
  _id: string;
  userId: string;
  /** A browser, with a cookie that goes on, or a program, with a token that does not. */
  kind: 'browser' | 'program';
  begunAt: Date;
  endsAt: Date;
  address: string;
  /** What the browser or program calls itself. */
  agent: string | null;
}

const schema = new Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, enum: ['browser', 'program'], required: true } as never,
    begunAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    address: { type: String, required: true },
    agent: { type: String, default: null },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ userId: 1, begunAt: -1 });
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 });

const SessionModel = mongoose.model<SessionRecord>('Session', schema, 'sessions');

/** How long a session is taken to be there still, in milliseconds; one that this process ends is gone at once. */
const memory = 1_000;
const known = recent(memory, async (id) => SessionModel.findById(id).lean<SessionRecord>());

/** The session, or null when it is over. */
export const recallSession = (id: string): Promise<SessionRecord | null> => known.get(id);

export async function addSession(session: SessionRecord): Promise<void> {
  await SessionModel.collection.insertOne(session as never);
}

/** Somebody's sessions, the newest first. */
export async function sessionsOf(userId: string): Promise<SessionRecord[]> {
  const found = await SessionModel.find({ userId }).sort({ begunAt: -1 }).lean<SessionRecord[]>();
  return found.filter(({ endsAt }) => endsAt.getTime() > Date.now());
}

/** Ends one session of somebody's; false when there is none. */
export async function endSession(userId: string, id: string): Promise<boolean> {
  const { deletedCount } = await SessionModel.deleteOne({ _id: id, userId });
  known.forget();
  return deletedCount > 0;
}

/** Ends every session of somebody's: whatever was issued to them is void, here at once, in other processes in a second. */
export async function endSessions(userId: string): Promise<void> {
  await SessionModel.deleteMany({ userId });
  known.forget();
}
