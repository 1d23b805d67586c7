import mongoose, { type ClientSession, Schema } from 'mongoose';
import type { CallEvent } from '../domain/call/state.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { RmaEvent } from '../domain/rma/state.ts';
import { add, type Adding } from './adding.ts';

/** `request`: the ID of the update that led to it, where one did. */
type Told = (CaseEvent | RmaEvent | CallEvent) & { seq: number; request?: string };

/** One line of a case's or an RMA's history. */
export type TimelineRecord = Omit<Told, 'at'> & { _id: string; number: string; at: Date };

const schema = new Schema<TimelineRecord>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: Date, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    kind: { type: String, required: true },
    visibility: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    request: { type: String, default: undefined },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ number: 1, seq: 1 }, { unique: true });

const TimelineModel = mongoose.model<TimelineRecord>('TimelineEntry', schema, 'timeline');

/** Adds what is not there yet; entries never change. */
export async function appendTimeline(
  number: string,
  events: readonly Told[],
  adding: Adding = {},
): Promise<void> {
  const entries = events.map(({ seq, at, actor, kind, visibility, data, request }) => ({
    ...{ _id: `${number}/${seq}`, number, seq, at: new Date(at), actor, kind, visibility, data },
    ...(request !== undefined && { request }),
  }));
  await add(TimelineModel as never, entries, adding);
}

/** The history after `after`, oldest first. */
export async function listTimeline(
  number: string,
  { after = 0, limit, publicOnly }: { after?: number; limit: number; publicOnly: boolean },
): Promise<{ data: TimelineRecord[]; next: number | null }> {
  const found = await TimelineModel.find({
    number,
    seq: mongoose.trusted({ $gt: after }),
    ...(publicOnly && { visibility: 'public' }),
  })
    .sort({ seq: 1 })
    .limit(limit + 1)
    .lean<TimelineRecord[]>();
  const data = found.slice(0, limit);
  return { data, next: found.length > limit ? (data.at(-1)?.seq ?? null) : null };
}

/** The last of the updates that the history answers, oldest first: a repetition of one of them changes nothing. */
export async function requestsOf(number: string, most: number, session?: ClientSession): Promise<string[]> {
  const entries = await TimelineModel.find({ number }, { request: 1 }, session ? { session } : {})
    .sort({ seq: -1 })
    .limit(most)
    .lean<Pick<TimelineRecord, 'request'>[]>();
  return [...new Set(entries.flatMap(({ request }) => (request === undefined ? [] : [request])))].reverse();
}

/** The whole history, oldest first. */
export async function wholeTimeline(number: string): Promise<TimelineRecord[]> {
  return TimelineModel.find({ number }).sort({ seq: 1 }).lean<TimelineRecord[]>();
}

export const countTimeline = async (
  number: string,
  { after = 0, publicOnly }: { after?: number; publicOnly: boolean },
): Promise<number> =>
  TimelineModel.countDocuments({
    number,
    ...(after > 0 && { seq: mongoose.trusted({ $gt: after }) }),
    ...(publicOnly && { visibility: 'public' }),
  });
