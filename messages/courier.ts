import type { MessageChannel } from '../domain/notices.ts';
import {
  abandoned,
  claim,
  holdMessages,
  markFailed,
  markPending,
  markSent,
  pendingOf,
  refusedOf,
  type OutboxRow,
} from '../store/outbox.ts';
import { refuseAddress } from '../store/people.ts';
import { FinalDeliveryError, RetryableDeliveryError, type Transport } from './delivery.ts';

/** `brief`: right after a change, when somebody waits for it. `full`: later, with nobody waiting. */
export type Patience = 'brief' | 'full';

export interface Delivery {
  /** What is still neither sent nor given up. */
  undelivered: number;
  /** Why, in words without addresses; where a try failed. */
  error?: string;
  /** What the recipients' side refused for good, whenever it was. */
  refused?: OutboxRow[];
}

export interface CourierOptions {
  /** A channel without a transport: its messages are held in the outbox. */
  mail?: Transport;
  sms?: Transport;
  /** How long a message is tried, in milliseconds from its writing; a day unless given. */
  maxAgeMs?: number;
  /** How long one try may hold a message, in milliseconds; nobody else sends it meanwhile. */
  leaseMs?: number;
  /** How long a brief delivery may take altogether, in milliseconds. */
  briefMs?: number;
  /** How long brief deliveries leave a channel alone after it failed, in milliseconds. */
  restMs?: number;
  /** How long a message is left to whoever wrote it before the sweep takes it, in milliseconds. */
  quietMs?: number;
  /** Hears how a channel stands, whenever that changes: an error that is its own fault, or none. */
  onChannel?: (channel: MessageChannel, error: string | null) => void;
}

export interface Courier {
  /** Whether messages of this channel leave at all; those of the others are held. */
  carries: (channel: MessageChannel) => boolean;
  /** Hands over what is pending of the case or RMA; never throws for a message that cannot be delivered. */
  deliver(number: string, options: { patience: Patience }): Promise<Delivery>;
  /** Hands over what nobody has tried for a while, of whatever case; answers with how many left. */
  sweep(): Promise<number>;
  close(): void;
}

/** Before the first retry, in milliseconds; doubled from try to try, up to half a minute. */
const firstPause = 500;
const longestPause = 30_000;
const pauseAfter = (attempts: number): number => Math.min(firstPause * 2 ** (attempts - 1), longestPause);

/** How many messages one sweep takes at most. */
const sweepLimit = 500;

const channels = ['email', 'sms'] as const satisfies readonly MessageChannel[];

/** True when `work` ends within `ms` milliseconds; it goes on anyway. */
async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Delivers the outbox: at most one process sends a message at a time, and one that died is stood in for. */
export function createCourier({
  mail,
  sms,
  maxAgeMs = 24 * 3600_000,
  leaseMs = 30_000,
  briefMs = 1_500,
  restMs = 20_000,
  quietMs = 3 * 60_000,
  onChannel,
}: CourierOptions): Courier {
  const transports: Record<MessageChannel, Transport | undefined> = { email: mail, sms };
  /** Until when brief deliveries leave a channel alone, in epoch milliseconds. */
  const resting: Record<MessageChannel, number> = { email: 0, sms: 0 };
  const isResting = (channel: MessageChannel): boolean => Date.now() < resting[channel];
  const faults: Record<MessageChannel, string | null | undefined> = { email: undefined, sms: undefined };
  const stands = (channel: MessageChannel, error: string | null): void => {
    if (faults[channel] === error) return;
    faults[channel] = error;
    onChannel?.(channel, error);
  };
  const rest = (channel: MessageChannel): void => {
    resting[channel] = Date.now() + restMs;
  };

  /** Sends `rows` in order until `isOver`; returns how many, and what failed last. */
  async function carry(
    channel: MessageChannel,
    rows: OutboxRow[],
    transport: Transport,
    isOver: () => boolean,
  ): Promise<{ sent: number; error?: string }> {
    let error: string | undefined;
    let sent = 0;
    for (const each of rows) {
      if (isOver()) break;
      const row = await claim(each, leaseMs);
      if (!row) continue;
      const failure = await send(transport, row);
      if (!failure) {
        resting[channel] = 0;
        stands(channel, null);
        sent += 1;
        continue;
      }
      error = `${channel}: ${failure.message}`;
      if (failure instanceof FinalDeliveryError || failure.scope === 'message') continue;
      rest(channel);
      stands(channel, failure.message);
      break;
    }
    return { sent, ...(error !== undefined && { error }) };
  }

  /** One try of a claimed message; how it went is in the outbox when this returns. */
  async function send(transport: Transport, row: OutboxRow) {
    try {
      // A try ends before its lease does: nobody else may send what is still on its way.
      await transport.send(row, AbortSignal.timeout(leaseMs * 0.8));
    } catch (thrown) {
      const failure =
        thrown instanceof FinalDeliveryError || thrown instanceof RetryableDeliveryError
          ? thrown
          : new RetryableDeliveryError((thrown as Error).name, 'message');
      const refused = failure instanceof FinalDeliveryError;
      const since = (row.releasedAt ?? row.createdAt).getTime();
      if (refused) await refuseAddress(row.recipient.id, row.channel, row.address);
      if (refused || Date.now() - since >= maxAgeMs) await markFailed(row, failure.message, refused);
      else await markPending(row, failure.message, new Date(Date.now() + pauseAfter(row.attempts)));
      return failure;
    }
    await markSent(row);
    return undefined;
  }

  return {
    carries: (channel) => transports[channel] !== undefined,

    async deliver(number, { patience }) {
      const waiting = await pendingOf(number);
      if (!waiting.length) return { undelivered: 0 };
      const brief = patience === 'brief';
      let isLate = false;
      let sent = 0;
      const busy = new Set<MessageChannel>();
      const errors: string[] = [];
      const work = channels.map(async (channel) => {
        const rows = waiting.filter((row) => row.channel === channel);
        const transport = transports[channel];
        if (!rows.length) return;
        if (!transport) return holdMessages(number, channel);
        busy.add(channel);
        const isOver = () => isLate || (brief && isResting(channel));
        const carried = await carry(channel, rows, transport, isOver).finally(() => busy.delete(channel));
        sent += carried.sent;
        if (carried.error) errors.push(carried.error);
      });
      const all = Promise.all(work);
      if (!brief) await all;
      else if (!(await endsWithin(briefMs, all))) {
        // What is on its way is not torn off: the server may have it already, and would get it twice. Its lease keeps
        // others away until it ends; what becomes of it then is in the outbox.
        isLate = true;
        busy.forEach(rest);
        all.catch(() => undefined);
      }
      if (sent === waiting.length) return { undelivered: 0 };
      const [left, refused] = await Promise.all([pendingOf(number), refusedOf(number)]);
      const error = errors[0] ?? left.find(({ lastError }) => lastError)?.lastError;
      return {
        undelivered: left.length,
        ...(error && { error }),
        ...(refused.length && { refused }),
      };
    },

    async sweep() {
      const waiting = await abandoned(quietMs, sweepLimit);
      const swept = channels.map(async (channel) => {
        const rows = waiting.filter((row) => row.channel === channel);
        const transport = transports[channel];
        if (transport) return (await carry(channel, rows, transport, () => false)).sent;
        for (const number of new Set(rows.map((row) => row.number))) await holdMessages(number, channel);
        return 0;
      });
      return (await Promise.all(swept)).reduce((sum, sent) => sum + sent, 0);
    },
    close() {
      mail?.close();
      sms?.close();
    },
  };
}
