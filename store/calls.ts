import mongoose, { Schema, type ClientSession } from 'mongoose';
import type { CallState, CallStateName } from '../domain/call/state.ts';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';

/** The read model of a call: its whole state, and beside it what lists filter and sort by. */
interface CallRecord {
  _id: string;
  state: CallState;
  revision: number;
  callState: CallStateName;
  loggedAt: Date;
}

const required = { type: String, required: true } as const;
const schema = new Schema<CallRecord>(
  {
    _id: required,
    state: { type: Schema.Types.Mixed, required: true },
    revision: { type: Number, required: true },
    callState: required,
    loggedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ loggedAt: -1, _id: -1 });
schema.index({ callState: 1, loggedAt: -1 });

const CallModel = mongoose.model<CallRecord>('Call', schema, 'calls');

/** Stores the call unless this revision or a later one is there already; returns whether it was stored. */
export async function saveCall(state: CallState, session?: ClientSession): Promise<boolean> {
  const options = session ? { session } : {};
  const stored = await CallModel.findById(state.number, { revision: 1 }, options).lean();
  if (stored && stored.revision >= state.seq) return false;
  const fields = {
    state,
    revision: state.seq,
    callState: state.callState,
    loggedAt: new Date(state.loggedAt),
  };
  if (!stored) {
    await CallModel.collection.insertOne({ _id: state.number, ...fields } as never, options);
    return true;
  }
  const { modifiedCount } = await CallModel.updateOne(
    { _id: state.number, revision: stored.revision },
    { $set: fields },
    options,
  );
  return modifiedCount > 0 || saveCall(state, session);
}

/** The call with this number, or null. */
export async function findCall(number: string): Promise<CallState | null> {
  return (await CallModel.findById(number, { state: 1 }).lean())?.state ?? null;
}

const conditions = (states: CallStateName[] | undefined): object =>
  states ? { callState: { $in: states } } : {};

/** Calls in any of `states`, by when they were logged. */
export async function listCalls(
  states: CallStateName[] | undefined,
  descending: boolean,
  position: Position | null,
  limit: number,
): Promise<Page<CallState>> {
  const order = { field: 'loggedAt', descending };
  const { data, next } = await page(CallModel, conditions(states), order, position, limit);
  return { data: data.map(({ state }) => state), next };
}

export const countCalls = async (states: CallStateName[] | undefined): Promise<number> =>
  CallModel.countDocuments(trusted(conditions(states)));
