import mongoose, { Schema, type ClientSession } from 'mongoose';
import { callDues } from '../domain/call/due.ts';
import type { CallState, CallStateName } from '../domain/call/state.ts';
import { mustBeOfItsChain, ofItsChain } from './chain.ts';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { wakingAt, wakingIndex } from './waking.ts';

/** The read model of a call: its whole state, and beside it what lists filter and sort by. */
interface CallRecord {
  _id: string;
  state: CallState;
  revision: number;
  callState: CallStateName;
  loggedAt: Date;
  /** As of a case. */
  wakesAt: Date | null;
}

const required = { type: String, required: true } as const;
const schema = new Schema<CallRecord>(
  {
    _id: required,
    state: { type: Schema.Types.Mixed, required: true },
    revision: { type: Number, required: true },
    callState: required,
    loggedAt: { type: Date, required: true },
    wakesAt: { type: Date, default: null },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ loggedAt: -1, _id: -1 });
schema.index({ callState: 1, loggedAt: -1 });
schema.index(wakingIndex);

export const CallModel = mongoose.model<CallRecord>('Call', schema, 'calls');

/** The call as it is stored. */
export const callRecord = (state: CallState): CallRecord => ({
  _id: state.number,
  state,
  revision: state.seq,
  callState: state.callState,
  loggedAt: new Date(state.loggedAt),
  wakesAt: state.endedAt === null ? wakingAt(callDues(state)) : null,
});

/** Stores the call unless this revision or a later one is there already; returns whether it was stored, or throws `Superseded`. */
export async function saveCall(state: CallState, session?: ClientSession): Promise<boolean> {
  const options = session ? { session } : {};
  const stored = await CallModel.findById(state.number, { revision: 1, 'state.chain': 1 }, options).lean();
  if (stored) mustBeOfItsChain(state, stored.state);
  if (stored && stored.revision >= state.seq) return false;
  const { _id, ...fields } = callRecord(state);
  if (!stored) {
    await CallModel.collection.insertOne({ _id, ...fields } as never, options);
    return true;
  }
  const { modifiedCount } = await CallModel.updateOne(
    trusted({ _id: state.number, revision: stored.revision, ...ofItsChain(state) }),
    { $set: fields },
    options,
  );
  return modifiedCount > 0 || saveCall(state, session);
}

/** The call with this number, or null. */
export async function findCall(number: string, session?: ClientSession): Promise<CallState | null> {
  const options = session ? { session } : {};
  return (await CallModel.findById(number, { state: 1 }, options).lean())?.state ?? null;
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
