import type { MessageChannel } from '../domain/notices.ts';
import { trusted } from './connection.ts';
import { type MessageState, OutboxModel, type OutboxRow } from './outbox.ts';

/** One try, as `claim` gave it out. */
export type Claimed = Pick<OutboxRow, '_id' | 'attempts' | 'awaited'>;

/** Takes a message that is due for one try of at most `leaseMs` milliseconds: null when somebody else has it by now. */
export async function claim(row: OutboxRow, leaseMs: number, now = Date.now()): Promise<OutboxRow | null> {
  const { _id, attempts } = row;
  const taken = { state: 'sending', leaseUntil: new Date(now + leaseMs), attempts: attempts + 1 } as const;
  // As it was read, and by its key: anything more general has the stand-in for MongoDB read the whole outbox.
  const { matchedCount } = await OutboxModel.updateOne({ _id, attempts, state: 'pending' }, { $set: taken });
  return matchedCount ? { ...row, ...taken } : null;
}

/** Accepted by the mail server or the gateway: final, whoever else may have a lease by now. */
export async function markSent({ _id, awaited }: Claimed, sentAt = new Date()): Promise<void> {
  const done = { state: 'sent', sentAt, leaseUntil: null, nextAttemptAt: null, lastError: null };
  await OutboxModel.updateOne({ _id }, { $set: { ...done, ...(awaited && { untold: true }) } });
}

/** Given up; `error` says why, `refused` that the recipient's side did not take it. */
export const markFailed = (claimed: Claimed, error: string, refused = false): Promise<void> =>
  release(claimed, { state: 'failed', lastError: error, ...(refused && { refused, untold: true }) });

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
export async function holdMessages(channel: MessageChannel): Promise<void> {
  await OutboxModel.updateMany(
    { channel, state: 'pending' },
    { $set: { state: 'held', nextAttemptAt: null } },
  );
}

/** Gives up what a channel at fault has kept for `maxAgeMs` milliseconds; `error` says why. */
export async function expireMessages(
  channel: MessageChannel,
  maxAgeMs: number,
  error: string,
  now = Date.now(),
): Promise<void> {
  const before = { $lte: new Date(now - maxAgeMs) };
  const since = { $or: [{ releasedAt: before }, { releasedAt: null, createdAt: before }] };
  await OutboxModel.updateMany(trusted<Record<string, unknown>>({ channel, state: 'pending', ...since }), {
    $set: { state: 'failed', lastError: error, nextAttemptAt: null },
  });
}

/** Frees what a process took that has died since: its leases have run out. */
export async function reclaimMessages(channel: MessageChannel, now = Date.now()): Promise<void> {
  await OutboxModel.updateMany(trusted({ channel, state: 'sending', leaseUntil: { $lte: new Date(now) } }), {
    $set: { state: 'pending', leaseUntil: null, nextAttemptAt: null },
  });
}

/**
 * What is to be sent now of a channel: what was never tried, the oldest first, and unless it is not `repeated`, what is
 * to be tried again. Two flat questions, since one with `$or` has the stand-in for MongoDB read the whole outbox.
 */
export async function dueMessages(
  channel: MessageChannel,
  limit: number,
  { repeated = true, now = Date.now() } = {},
): Promise<OutboxRow[]> {
  const fresh = await pending({ channel, nextAttemptAt: null }, limit);
  if (!repeated || fresh.length === limit) return fresh;
  const again = await pending({ channel, nextAttemptAt: { $lte: new Date(now) } }, limit - fresh.length);
  return [...fresh, ...again];
}

const pending = (which: object, limit: number): Promise<OutboxRow[]> =>
  OutboxModel.find(trusted<Record<string, unknown>>({ state: 'pending', ...which }))
    .select('+attachment')
    .sort({ createdAt: 1 })
    .limit(limit)
    .lean<OutboxRow[]>()
    .exec();

/** Of which messages of a channel it has still to be told what became of them, the oldest first. */
export async function untoldMessages(channel: MessageChannel, limit: number): Promise<OutboxRow[]> {
  return OutboxModel.find({ untold: true, channel }).sort({ createdAt: 1 }).limit(limit).lean<OutboxRow[]>();
}

export async function toldMessage({ _id }: Pick<OutboxRow, '_id'>): Promise<void> {
  await OutboxModel.updateOne({ _id }, { $unset: { untold: 1 } });
}

/** How many messages of a case, an RMA or a call are neither sent nor given up. */
export const countUnsettled = (number: string): Promise<number> =>
  OutboxModel.countDocuments(trusted({ number, state: { $in: ['pending', 'sending'] as MessageState[] } }));

/** The numbers of the entries of a case or RMA of which a message has gone out. */
export const sentSeqs = (number: string): Promise<number[]> =>
  OutboxModel.distinct('seq', { number, state: 'sent' } satisfies Partial<OutboxRow>);

/** What of a case or RMA the recipient's side refused for good, in the order of its events. */
export async function refusedOf(number: string): Promise<OutboxRow[]> {
  return OutboxModel.find({ number, state: 'failed', refused: true })
    .sort({ seq: 1, _id: 1 })
    .lean<OutboxRow[]>();
}
