import mongoose, { Schema } from 'mongoose';
import type { MessageChannel, TemplateName } from '../domain/notices.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import { add, type Adding } from './adding.ts';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';

/** `held`: nobody carries this channel here, so the message stays where people can read it. */
export const messageStates = ['pending', 'sending', 'sent', 'failed', 'held'] as const;
export type MessageState = (typeof messageStates)[number];

/** A message as it was written, once: what is sent later is what stands here. */
export interface Message {
  /** `number/seq/recipient/channel`: the same event never tells the same person twice. */
  _id: string;
  number: string;
  seq: number;
  channel: MessageChannel;
  recipient: { id: string; name: string; role?: Role };
  address: string;
  template: TemplateName;
  language: Language;
  /** Text messages have neither subject nor HTML. */
  subject: string | null;
  text: string;
  html: string | null;
  attachment?: Attachment;
  createdAt: Date;
}

/** A file that goes along with a mail. */
export interface Attachment {
  name: string;
  type: string;
  base64: string;
}

export interface OutboxRow extends Message {
  state: MessageState;
  /** Tries so far, the present one included; also tells one try's lease from the next one's. */
  attempts: number;
  nextAttemptAt: Date | null;
  leaseUntil: Date | null;
  lastError: string | null;
  sentAt: Date | null;
  /** The recipient's side refused it for good. */
  refused?: boolean;
  /** When somebody last had it sent again: how long it is tried counts from then. */
  releasedAt?: Date | null;
}

/** One try, as `claim` gave it out. */
export type Claimed = Pick<OutboxRow, '_id' | 'attempts'>;

const required = { type: String, required: true } as const;
const text = { type: String, default: null };
const time = { type: Date, default: null };
const schema = new Schema<OutboxRow>(
  {
    _id: required,
    number: required,
    seq: { type: Number, required: true },
    channel: required as never,
    recipient: { type: Schema.Types.Mixed, required: true },
    address: required,
    template: required as never,
    language: required as never,
    subject: text,
    text: required,
    html: text,
    // Only who sends it needs it: lists stay light.
    attachment: { type: Schema.Types.Mixed, select: false } as never,
    state: { type: String, enum: messageStates, default: 'pending' } as never,
    attempts: { type: Number, default: 0 },
    nextAttemptAt: time,
    leaseUntil: time,
    lastError: text,
    createdAt: { type: Date, required: true },
    sentAt: time,
    refused: { type: Boolean, default: undefined },
    releasedAt: { type: Date, default: undefined },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ number: 1, state: 1 });
schema.index({ createdAt: -1, _id: -1 });
schema.index({ state: 1, createdAt: -1 });

const OutboxModel = mongoose.model<OutboxRow>('OutboxMessage', schema, 'outbox');

/** Adds the messages that are not there yet, held where nobody carries their channel; what is there stays as it is. */
export async function insertMessages(
  messages: readonly Message[],
  adding: Adding = {},
  isCarried: (channel: MessageChannel) => boolean = () => true,
): Promise<void> {
  const fresh = { attempts: 0, nextAttemptAt: null, leaseUntil: null, lastError: null, sentAt: null };
  const stateOf = ({ channel }: Pick<Message, 'channel'>) => (isCarried(channel) ? 'pending' : 'held');
  const rows = messages.map((message) => ({ ...message, ...fresh, state: stateOf(message) }));
  await add(OutboxModel as never, rows, adding);
}

/**
 * Takes the message for one try of at most `leaseMs` milliseconds: null when it is not its turn, or somebody else's.
 * A lease that ran out belongs to a process that died, so the message may be taken again.
 */
export async function claim(row: OutboxRow, leaseMs: number, now = Date.now()): Promise<OutboxRow | null> {
  const { _id, attempts, state, nextAttemptAt, leaseUntil } = row;
  const turn = state === 'pending' ? nextAttemptAt : leaseUntil;
  if (turn && turn.getTime() > now) return null;
  const taken = { state: 'sending', leaseUntil: new Date(now + leaseMs), attempts: attempts + 1 } as const;
  // As it was read, and by its key: anything more general has the stand-in for MongoDB read the whole outbox.
  const { matchedCount } = await OutboxModel.updateOne({ _id, attempts, state }, { $set: taken });
  return matchedCount ? { ...row, ...taken } : null;
}

/** Accepted by the mail server or the gateway: final, whoever else may have a lease by now. */
export async function markSent({ _id }: Claimed, sentAt = new Date()): Promise<void> {
  await OutboxModel.updateOne(
    { _id },
    { $set: { state: 'sent', sentAt, leaseUntil: null, nextAttemptAt: null, lastError: null } },
  );
}

/** Given up; `error` says why, `refused` that the recipient's side did not take it. */
export const markFailed = (claimed: Claimed, error: string, refused = false): Promise<void> =>
  release(claimed, { state: 'failed', lastError: error, ...(refused && { refused }) });

/** To be tried again, from `nextAttemptAt` on. */
export const markPending = (claimed: Claimed, error: string, nextAttemptAt: Date): Promise<void> =>
  release(claimed, { state: 'pending', lastError: error, nextAttemptAt });

/** Ends a try, unless its lease ran out and the message is somebody else's by now. */
async function release({ _id, attempts }: Claimed, change: Partial<OutboxRow>): Promise<void> {
  await OutboxModel.updateOne(
    { _id, attempts, state: 'sending' },
    { $set: { leaseUntil: null, nextAttemptAt: null, ...change } },
  );
}

/** Leaves what waits of a channel that nobody carries in the outbox. */
export async function holdMessages(number: string, channel: MessageChannel): Promise<void> {
  await OutboxModel.updateMany(
    trusted({
      number,
      channel,
      $or: [{ state: 'pending' }, { state: 'sending', leaseUntil: { $lte: new Date() } }],
    }),
    { $set: { state: 'held', leaseUntil: null, nextAttemptAt: null } },
  );
}

/** What is neither sent nor given up of a case or RMA, in the order of its events. */
export async function pendingOf(number: string): Promise<OutboxRow[]> {
  const unsettled: MessageState[] = ['pending', 'sending'];
  return OutboxModel.find(trusted({ number, state: { $in: unsettled } }))
    .select('+attachment')
    .sort({ seq: 1, _id: 1 })
    .lean<OutboxRow[]>();
}

/** The numbers of the entries of a case or RMA of which a message has gone out. */
export const sentSeqs = (number: string): Promise<number[]> =>
  OutboxModel.distinct('seq', { number, state: 'sent' } satisfies Partial<OutboxRow>);

/** What of a case or RMA the recipient's side refused for good, in the order of its events. */
export async function refusedOf(number: string): Promise<OutboxRow[]> {
  return OutboxModel.find({ number, state: 'failed', refused: true })
    .sort({ seq: 1, _id: 1 })
    .lean<OutboxRow[]>();
}

/**
 * What is pending and nobody has tried for `quietMs` milliseconds: whoever had it died, or it was released to be sent
 * again. The oldest first, at most `limit`.
 */
export async function abandoned(quietMs: number, limit: number, now = Date.now()): Promise<OutboxRow[]> {
  const quiet = new Date(now - quietMs);
  const its = { nextAttemptAt: null };
  const turn = { nextAttemptAt: { $lte: new Date(now) } };
  const left = [{ createdAt: { $lte: quiet } }, { releasedAt: { $ne: null } }];
  return OutboxModel.find(
    trusted<Record<string, unknown>>({
      $or: [
        { state: 'pending', $and: [{ $or: [its, turn] }, { $or: left }] },
        { state: 'sending', leaseUntil: { $lte: quiet } },
      ],
    }),
  )
    .select('+attachment')
    .sort({ createdAt: 1 })
    .limit(limit)
    .lean<OutboxRow[]>();
}

/** The message with this ID, or null. */
export async function findMessage(id: string): Promise<OutboxRow | null> {
  return OutboxModel.findById(id).lean<OutboxRow>();
}

export interface MessageFilter {
  /** A case's or an RMA's number. */
  case?: string;
  state?: MessageState;
  channel?: MessageChannel;
  /** When it was written: from inclusive, to exclusive. */
  from?: Date;
  to?: Date;
}

const conditions = ({ case: number, state, channel, from, to }: MessageFilter): object => ({
  ...(number !== undefined && { number: { $eq: number } }),
  ...(state !== undefined && { state: { $eq: state } }),
  ...(channel !== undefined && { channel: { $eq: channel } }),
  ...((from ?? to) && { createdAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
});

/** What did not leave and can be sent after all: held, or given up; oldest first, at most `limit`. */
export async function unsent(filter: MessageFilter, limit: number): Promise<OutboxRow[]> {
  const { state } = filter;
  const states: MessageState[] = state === undefined ? ['held', 'failed'] : [state];
  return OutboxModel.find(trusted({ ...conditions(filter), state: { $in: states } }))
    .sort({ createdAt: 1, _id: 1 })
    .limit(limit)
    .lean<OutboxRow[]>();
}

/** Has what was held or given up sent, to `address`: the sweep takes it up. False where it is neither any more. */
export async function releaseMessage(_id: string, address: string): Promise<boolean> {
  const states: MessageState[] = ['held', 'failed'];
  const { modifiedCount } = await OutboxModel.updateOne(trusted({ _id, state: { $in: states } }), {
    $set: { state: 'pending', address, releasedAt: new Date(), lastError: null },
    $unset: { refused: 1 },
  });
  return modifiedCount > 0;
}

/** The outbox, newest first; `cursor` is the last page's `next`. */
export const listMessages = (
  filter: MessageFilter & { limit: number; cursor?: Position | null },
): Promise<Page<OutboxRow>> =>
  page(
    OutboxModel,
    conditions(filter),
    { field: 'createdAt', descending: true },
    filter.cursor ?? null,
    filter.limit,
  );

export async function countMessages(filter: MessageFilter): Promise<number> {
  return OutboxModel.countDocuments(trusted(conditions(filter)));
}
