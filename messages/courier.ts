import type { MessageChannel } from '../domain/notices.ts';
import {
  claim,
  dueMessages,
  expireMessages,
  holdMessages,
  markFailed,
  markPending,
  markSent,
  reclaimMessages,
  toldMessage,
  untoldMessages,
} from '../store/delivery.ts';
import type { Message, OutboxRow } from '../store/outbox.ts';
import { refuseAddress } from '../store/people.ts';
import { Bell } from './bell.ts';
import { FinalDeliveryError, RetryableDeliveryError, type Transport } from './delivery.ts';

export interface CourierOptions {
  /** A channel without a transport: its messages are held in the outbox. */
  mail?: Transport;
  sms?: Transport;
  /** How long a message is tried, in milliseconds from its writing; a day unless given. */
  maxAgeMs?: number;
  /** How long one try may hold a message, in milliseconds; nobody else sends it meanwhile. */
  leaseMs?: number;
  /** How often the outbox is looked at where nobody rings, in milliseconds. */
  lookEveryMs?: number;
  /** Hears how a channel stands, whenever that changes: an error that is its own fault, or none. */
  onChannel?: (channel: MessageChannel, error: string | null) => void;
}

export interface Draining {
  signal: AbortSignal;
  /**
   * Counts from 1 how often this was begun since the channel last worked: from the second on, it ends as soon as something
   * has gone out, so that whoever counts begins anew.
   */
  attempt?: number;
  /** Tells whose message it is that it was refused, or has gone out where that is waited for; what throws is told again later. */
  tell?: Tell;
}
type Tell = (row: OutboxRow) => Promise<void>;

export interface Courier {
  /** Whether messages of this channel leave at all; those of the others are held. */
  carries: (channel: MessageChannel) => boolean;
  /** These are new in the outbox: who drains their channels in this process looks at once. */
  ring(messages: readonly Pick<Message, 'channel'>[]): void;
  /**
   * Hands over what is due of a channel, and goes on with what becomes due, until `signal` aborts. What is on its way
   * then is not torn off: the server may have it already, and would get it twice.
   * @throws RetryableDeliveryError when nothing of what was due could be handed over, by the channel's own fault
   */
  drain(channel: MessageChannel, draining: Draining): Promise<void>;
  close(): void;
}

/** Before the first retry, in milliseconds; doubled from try to try, up to half a minute. */
const firstPause = 500;
const longestPause = 30_000;
const pauseAfter = (attempts: number): number => Math.min(firstPause * 2 ** (attempts - 1), longestPause);

/** How many messages are taken from the outbox at a time, and how many of them are on their way at once. */
const batch = 100;
const lanes = 5;
/** So many in a row that fail by the channel's fault: the others of the batch need not try. */
const enoughFaults = 5;
/** How often what a process left when it died is looked for, in milliseconds. */
const tidyEvery = 10_000;

type Failure = FinalDeliveryError | RetryableDeliveryError;

/** What came of one batch. */
interface Round {
  sent: number;
  faults: number;
  /** What failed last by the channel's fault. */
  fault?: RetryableDeliveryError;
}

/** Delivers the outbox: one process sends a message at a time, and one that died is stood in for. */
export function createCourier({
  mail,
  sms,
  maxAgeMs = 24 * 3600_000,
  leaseMs = 30_000,
  lookEveryMs = 1_000,
  onChannel,
}: CourierOptions): Courier {
  const transports: Record<MessageChannel, Transport | undefined> = { email: mail, sms };
  const bells: Record<MessageChannel, Bell> = { email: new Bell(), sms: new Bell() };
  const faults: Record<MessageChannel, string | null | undefined> = { email: undefined, sms: undefined };
  const stands = (channel: MessageChannel, error: string | null): void => {
    if (faults[channel] === error) return;
    faults[channel] = error;
    onChannel?.(channel, error);
  };

  /** Sends the messages of a batch: those of one number in order, of several numbers at once. */
  async function carry(rows: OutboxRow[], transport: Transport, { signal, tell }: Draining): Promise<Round> {
    const round: Round = { sent: 0, faults: 0 };
    const numbers = Object.values(Object.groupBy(rows, ({ number }) => number)).values();
    const isOver = (): boolean => signal.aborted || round.faults >= enoughFaults;
    async function lane(): Promise<void> {
      for (const its of numbers)
        for (const row of its ?? []) {
          if (isOver()) return;
          const claimed = await claim(row, leaseMs);
          if (claimed) note(round, row.channel, await send(transport, claimed, tell));
        }
    }
    await Promise.all(Array.from({ length: lanes }, lane));
    return round;
  }

  function note(round: Round, channel: MessageChannel, failure: Failure | undefined): void {
    if (!failure) {
      round.sent += 1;
      round.faults = 0;
      stands(channel, null);
    } else if (failure instanceof RetryableDeliveryError && failure.scope === 'channel') {
      round.faults += 1;
      round.fault = failure;
      stands(channel, failure.message);
    }
  }

  /** One try of a claimed message; how it went is in the outbox when this returns. */
  async function send(transport: Transport, row: OutboxRow, tell?: Tell): Promise<Failure | undefined> {
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
      if (refused) await inform({ ...row, state: 'failed', refused }, tell);
      return failure;
    }
    await markSent(row);
    if (row.awaited) await inform({ ...row, state: 'sent' }, tell);
    return undefined;
  }

  /** Tells whose message it is; who cannot be told now is told when the outbox is next tidied. */
  async function inform(row: OutboxRow, tell: Tell = () => Promise.resolve()): Promise<void> {
    await tell(row).then(
      () => toldMessage(row),
      () => undefined,
    );
  }

  /** Takes up what others left: tries that nobody ended, and what was not told. */
  async function tidy(channel: MessageChannel, tell?: Tell): Promise<void> {
    await reclaimMessages(channel);
    for (const row of await untoldMessages(channel, batch)) await inform(row, tell);
  }

  return {
    carries: (channel) => transports[channel] !== undefined,

    ring: (messages) =>
      messages.forEach(({ channel }) => {
        if (transports[channel]) bells[channel].ring();
      }),

    async drain(channel, draining) {
      const { signal, attempt = 1 } = draining;
      const transport = transports[channel];
      const bell = bells[channel];
      signal.addEventListener('abort', () => bell.ring(), { once: true });
      let [tidied, looked] = [-Infinity, -Infinity];
      while (!signal.aborted) {
        if (!transport) {
          await holdMessages(channel);
          await bell.rung(tidyEvery);
          continue;
        }
        const now = Date.now();
        if (now - tidied >= tidyEvery) {
          await tidy(channel, draining.tell);
          tidied = now;
        }
        // Who rings has written something new; what is to be tried again is looked for now and then.
        const repeated = now - looked >= lookEveryMs;
        if (repeated) looked = now;
        const rows = await dueMessages(channel, batch, { repeated });
        if (rows.length) {
          const { sent, fault } = await carry(rows, transport, draining);
          if (fault && !sent) {
            await expireMessages(channel, maxAgeMs, fault.message);
            throw fault;
          }
          if (sent && attempt > 1) return;
        }
        if (rows.length < batch) await bell.rung(lookEveryMs);
      }
    },

    close() {
      mail?.close();
      sms?.close();
    },
  };
}
