import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure, Context } from '@temporalio/activity';
import { RetryableDeliveryError } from '../messages/delivery.ts';
import type { Courier } from '../messages/courier.ts';
import { countUnsettled, refusedOf, sentSeqs } from '../store/delivery.ts';
import { missedIn } from '../domain/settled.ts';
import { refusal, tellSettled } from '../engine/settled.ts';
import type { DeliveryActivities } from './contract.ts';

/** How often Temporal hears that a drain is alive, in milliseconds. */
const beatEvery = 4_000;
/** How long one drain goes on, in milliseconds: its workflow's history says every few minutes that it works. */
const stint = 10 * 60_000;
/** How often it is looked whether the last messages are settled, and how often in one attempt, in milliseconds. */
const lookEvery = 200;
const looks = 10;

/** What the delivery of messages does, on a task queue of its own: nothing here takes a slot from recording. */
export function createDelivery(courier: Courier): DeliveryActivities {
  const sms = courier.carries('sms');
  return {
    async drain(channel) {
      const { cancellationSignal, client, info, heartbeat } = Context.current();
      const over = new AbortController();
      const end = (): void => over.abort();
      cancellationSignal.addEventListener('abort', end);
      const beating = setInterval(() => heartbeat(), beatEvery);
      const lasting = setTimeout(end, stint);
      try {
        await courier.drain(channel, {
          signal: over.signal,
          attempt: info.attempt,
          tell: (row) => tellSettled(client, row),
        });
      } catch (error) {
        if (!(error instanceof RetryableDeliveryError)) throw error;
        throw ApplicationFailure.retryable(`${channel}: ${error.message}`, 'ChannelAway');
      } finally {
        clearInterval(beating);
        clearTimeout(lasting);
      }
    },

    async deliver(number) {
      for (let look = 0; (await countUnsettled(number)) > 0; look += 1) {
        if (look === looks) throw ApplicationFailure.retryable('Messages still wait', 'Undelivered');
        await pause(lookEvery);
      }
      const missed = missedIn({ refused: (await refusedOf(number)).map(refusal) });
      return { sms, sent: await sentSeqs(number), ...(missed.length && { missed }) };
    },
  };
}
