import { ApplicationFailure, Context } from '@temporalio/activity';
import { NothingToRestart, type Place, restart } from '../engine/restart.ts';
import { look } from '../engine/watch.ts';
import { type Alarm, alarmEvent, alarmNotices } from '../domain/stuck.ts';
import { databaseTime } from '../store/clock.ts';
import { withTransaction } from '../store/connection.ts';
import { keepLooks, readLooks } from '../store/looks.ts';
import { insertMessages, type Message } from '../store/outbox.ts';
import { clearStuck, explainStuck, listAllStuck, markStuck } from '../store/stuck.ts';
import type { EngineActivities } from './contract.ts';
import type { ActivityDependencies } from './index.ts';
import { createWriter } from './writer.ts';

/** The namespace and the task queue in which this worker works. */
const here = (): Place => {
  const { client, info } = Context.current();
  return { client, taskQueue: info.taskQueue };
};

/** What keeps the processes going, for a worker of Caseline. */
export function createEngineActivities({ settings, courier }: ActivityDependencies): EngineActivities {
  const { write } = createWriter({ settings, courier });

  async function messagesOf(alarm: Alarm): Promise<Message[]> {
    if (!alarm.found.length) return [];
    const subject = { state: alarm, event: alarmEvent(alarm), seq: 1 };
    return (await write(alarmNotices, subject)).messages;
  }

  return {
    restart: (asked) =>
      restart(here(), asked).catch((error: unknown) => {
        if (error instanceof NothingToRestart)
          throw ApplicationFailure.nonRetryable(error.message, 'wrong_state');
        throw error;
      }),
    watch: async () => {
      const [looks, marked, now] = await Promise.all([readLooks(), listAllStuck(), databaseTime()]);
      const { found, suspected } = await look(here().client, looks, marked, now);
      const known = new Map(marked.map(({ _id, reason }) => [_id, reason]));
      const fresh = found.filter(({ number }) => !known.has(number));
      const other = found.filter(({ number, reason }) => (known.get(number) ?? reason) !== reason);
      const at = new Date(now);
      const alarm = { number: `watch/${at.toISOString()}`, found: fresh, at: now };
      const messages = await messagesOf(alarm);
      // Who is told of a finding is told with it, once: of two looks at the same time one is had again.
      await withTransaction(async (session) => {
        await markStuck(fresh, at, session);
        await insertMessages(messages, { session }, courier.carries);
      });
      await explainStuck(other);
      const stuck = new Set(found.map(({ number }) => number));
      await clearStuck([...known.keys()].filter((number) => !stuck.has(number)));
      await keepLooks({ at, count: looks.count + 1, suspected });
      courier.ring(messages);
    },
  };
}
