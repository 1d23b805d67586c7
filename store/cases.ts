import mongoose, { Schema } from 'mongoose';
import type { Kind } from '../domain/case/similar.ts';
import type { CaseState } from '../domain/case/state.ts';
import { usualType } from '../domain/case/types.ts';
import type { Status } from '../domain/vocabulary.ts';
import type { Adding } from './adding.ts';
import { asksForLive, type CaseFilter, conditions, ofItsKind } from './caseFilter.ts';
import { addedTerms, type CaseRecord, type CaseTerms, caseTerms, never, record } from './caseRecord.ts';
import { type Chained, mustBeOfItsChain, ofItsChain } from './chain.ts';
import { longestRead, type Session, trusted } from './connection.ts';
import { type LiveCase, LiveCases, remembered } from './liveCases.ts';
import { backInTime, page, type Order, type Page, type Position } from './paging.ts';
import { wakingIndex } from './waking.ts';
import { termsOf } from './words.ts';

const text = { type: String, default: null };
const schema = new Schema<CaseRecord & CaseTerms>(
  {
    _id: { type: String, required: true },
    state: { type: Schema.Types.Mixed, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    stage: { type: String, required: true },
    priority: { type: String, required: true },
    assigneeId: text,
    expertId: text,
    customerId: { type: String, required: true },
    vendor: text,
    category: text,
    type: { type: String, default: usualType },
    serial: text,
    channel: { type: String, required: true },
    openedAt: { type: Date, required: true },
    dueAt: { type: Date, default: null },
    dueOrder: { type: Date, required: true },
    lateAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    asks: { type: [String], default: [] },
    visit: { type: Boolean, default: false },
    priorityAsked: { type: Boolean, default: false },
    tags: { type: [String], default: [] },
    hold: text as never,
    rma: { type: Boolean, required: true },
    toCall: { type: Boolean, default: false },
    escalated: { type: Boolean, required: true },
    live: { type: Boolean, required: true },
    wakesAt: { type: Date, default: null },
    storedAt: { type: Date, required: true },
    facts: { type: Schema.Types.Mixed, required: true },
    words: { type: [String], select: false },
    publicWords: { type: [String], select: false },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ openedAt: -1, _id: -1 });
schema.index({ dueOrder: 1, _id: 1 });
schema.index({ live: 1, lateAt: 1 });
schema.index({ live: 1, assigneeId: 1, dueOrder: 1 });
schema.index({ rma: 1, live: 1, dueOrder: 1 }, { partialFilterExpression: { rma: true } });
schema.index({ asks: 1, dueOrder: 1 });
schema.index({ visit: 1, dueOrder: 1 }, { partialFilterExpression: { visit: true } });
schema.index({ priorityAsked: 1, dueOrder: 1 }, { partialFilterExpression: { priorityAsked: true } });
schema.index({ tags: 1, openedAt: -1 });
schema.index({ hold: 1, live: 1, dueOrder: 1 });
schema.index(wakingIndex);
schema.index({ storedAt: 1 });
schema.index({ closedAt: -1, _id: -1 });
schema.index({ priority: 1, _id: 1 });
schema.index({ customerId: 1, openedAt: -1 });
schema.index({ status: 1, dueOrder: 1 });
schema.index({ stage: 1, dueOrder: 1 });
schema.index({ stage: 1, lateAt: 1, _id: 1 });
schema.index({ toCall: 1, lateAt: 1, _id: 1 }, { partialFilterExpression: { toCall: true } });
schema.index({ escalated: 1, lateAt: 1, _id: 1 }, { partialFilterExpression: { escalated: true } });
schema.index({ expertId: 1, status: 1 });
schema.index({ vendor: 1, status: 1, assigneeId: 1 });
schema.index({ category: 1, status: 1, assigneeId: 1 });
schema.index({ vendor: 1, status: 1, openedAt: -1 });
schema.index({ category: 1, status: 1, openedAt: -1 });
schema.index({ type: 1, openedAt: -1 });
schema.index({ serial: 1, openedAt: -1 });
schema.index({ words: 1 });

export const CaseModel = mongoose.model<CaseRecord & CaseTerms>('Case', schema, 'cases');
interface Saving {
  again?: boolean;
  /** What led to this revision, by whose words the case is found from then on. */
  events?: Parameters<typeof caseTerms>[1];
}

/**
 * Stores the case unless this revision or a later one is there already; returns whether it was stored. Where it is `anew`,
 * which is quicker, one that is there already is a duplicate error (`isDuplicate`). `again` stores the same revision once
 * more: its deadlines were not known before.
 * @throws Superseded when the case was begun anew since
 */
export async function saveCase(
  state: CaseState,
  { session, anew = false, again = false, events }: Adding & Saving = {},
): Promise<boolean> {
  const options = { ignoreUndefined: true, ...(session && { session }) };
  const cases = CaseModel.collection;
  const { _id, ...fields } = record(state);
  const key = { _id: _id as never };
  // Its beginning is there only where this was written before: a duplicate, which is looked at closely then.
  if (anew && events?.length === state.seq) {
    await cases.insertOne({ ...key, ...fields, ...caseTerms(state, events) }, options);
    return true;
  }
  const terms = events ? addedTerms(state, events) : caseTerms(state);
  const { matchedCount } = await cases.updateOne(
    { ...key, ...ofItsChain(state), revision: again ? { $lte: state.seq } : { $lt: state.seq } },
    { $set: fields, $addToSet: adding(terms) },
    { ...options, upsert: anew },
  );
  if (anew || matchedCount) return true;
  const stored = await cases.findOne<Chained>(key, { ...options, projection: { 'state.chain': 1 } });
  if (stored) return mustBeOfItsChain(state, stored.state);
  await cases.insertOne({ ...key, ...fields, ...caseTerms(state, events) }, options);
  return true;
}

const adding = ({ words, publicWords }: CaseTerms) => ({
  ...{ words: { $each: words }, publicWords: { $each: publicWords } },
});

/** Lets a case be found by what happened to it elsewhere, such as at the depot. Changes nothing else of it. */
export async function addTerms(number: string, texts: string[], session?: Session): Promise<void> {
  const words = termsOf(...texts);
  if (!words.length) return;
  const terms = adding({ words, publicWords: words });
  await CaseModel.collection.updateOne(
    { _id: number as never },
    { $addToSet: terms },
    session ? { session } : {},
  );
}

/** The case with this number, or null. */
export async function findCase(number: string, session?: Session): Promise<CaseState | null> {
  const found = await CaseModel.findById(number, { state: 1 }, session ? { session } : {}).lean();
  return found?.state ?? null;
}

export const caseSorts = {
  openedAt: 'openedAt',
  dueAt: 'dueOrder',
  urgency: 'lateAt',
  closedAt: 'closedAt',
  priority: 'priority',
  number: '_id',
} as const;
export type CaseSort = keyof typeof caseSorts;

/** The live cases, or all that were stored since then, with what is remembered of them. */
export async function readLive(since: Date | null): Promise<LiveCase[]> {
  const which = since ? { storedAt: mongoose.trusted({ $gte: since }) } : { live: true };
  return CaseModel.find(which, Object.fromEntries(remembered.map((field) => [field, 1]))).lean<LiveCase[]>();
}

/** As this process knows them. */
export const liveCases = new LiveCases(readLive);

/** Some cases may have left a list since they were last heard of. */
const spare = 20;

/** How a list is read: not much farther than until the page is full. */
function orderOf(filter: CaseFilter, sort: Sort, position: Position | null, limit: number): Order {
  const field = caseSorts[sort.by];
  const order = { field, descending: sort.descending };
  const after = position?.value as Date | undefined;
  if ((field === 'dueOrder' || field === 'lateAt') && !sort.descending)
    return { ...order, cuts: liveCases.cuts(field, filter, after, limit + spare) };
  const happened = sort.by === 'openedAt' || sort.by === 'closedAt';
  return happened && sort.descending ? { ...order, cuts: backInTime(position) } : order;
}

interface Sort {
  by: CaseSort;
  descending: boolean;
}

/** One page of the cases that match, whole. */
export async function listCases(
  filter: CaseFilter,
  sort: Sort,
  position: Position | null,
  limit: number,
): Promise<Page<CaseState>> {
  const order = orderOf(filter, sort, position, limit);
  // What is over lies at the end of the index, and is most of it.
  const isRange = sort.by === 'dueAt' && (position ?? order.cuts?.length);
  const end = isRange && asksForLive(filter) ? { dueOrder: { $lte: never } } : {};
  const { data, next } = await page(CaseModel, { ...conditions(filter), ...end }, order, position, limit);
  return { data: data.map(({ state }) => state), next };
}

/** How many cases match; counting stops at `most`. */
export async function countCases(filter: CaseFilter, most?: number): Promise<number> {
  return CaseModel.countDocuments(trusted(conditions(filter)), {
    maxTimeMS: longestRead,
    ...(most !== undefined && { limit: most }),
  });
}

/** Cases counted by the person who holds them: `field` says in which part. */
export async function countBy(
  field: 'assigneeId' | 'expertId',
  ids: string[],
  among: { status: Status[]; similarTo?: Kind },
): Promise<Map<string, number>> {
  const similar = among.similarTo ? ofItsKind(among.similarTo) : [];
  if (among.similarTo && !similar.length) return new Map();
  const counts = await CaseModel.aggregate<{ _id: string; count: number }>([
    {
      $match: {
        ...(asksForLive(among) && { live: true }),
        [field]: { $in: ids },
        status: { $in: among.status },
        ...(similar.length ? { $or: similar } : {}),
      },
    },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}
