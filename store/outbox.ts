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
  /** A promise of its case is kept when it goes out, so the case is told. */
  awaited?: true;
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
  /** What became of it, whose message it is has still to be told. */
  untold?: true;
}

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
    awaited: { type: Boolean, default: undefined } as never,
    untold: { type: Boolean, default: undefined } as never,
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ number: 1, state: 1 });
schema.index({ createdAt: -1, _id: -1 });
schema.index({ state: 1, createdAt: -1 });
schema.index({ untold: 1 }, { sparse: true });

export const OutboxModel = mongoose.model<OutboxRow>('OutboxMessage', schema, 'outbox');

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

/** Has what was held or given up sent, to `address`. False where it is neither any more. */
export async function releaseMessage(_id: string, address: string): Promise<boolean> {
  const states: MessageState[] = ['held', 'failed'];
  const { modifiedCount } = await OutboxModel.updateOne(trusted({ _id, state: { $in: states } }), {
    // Those of before were not marked as awaited: whose they are is told in any case.
    $set: { state: 'pending', address, releasedAt: new Date(), lastError: null, awaited: true },
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
