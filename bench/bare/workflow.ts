import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const { touch, remind } = proxyActivities<{
  touch(): Promise<number>;
  remind(dueAt: number): Promise<void>;
}>({ startToCloseTimeout: '10s' });

/**
 * The least that durable requests can be: an update, an activity, and done after `requests` of them. With one it is the
 * yardstick of the benchmark; with as many as a case has calls, the most that a case could come to.
 */
export async function bareWorkflow(requests: number): Promise<void> {
  let done = 0;
  setHandler(defineUpdate<number>('act'), async () => {
    const answer = await touch();
    done += 1;
    return answer;
  });
  await condition(() => done === requests);
}

/** The least that a durable deadline can be: one timer, one activity. */
export async function bareReminder(dueAt: number): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await remind(dueAt);
}
