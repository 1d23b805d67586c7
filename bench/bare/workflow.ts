import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const { touch, remind } = proxyActivities<{
  touch(): Promise<number>;
  remind(dueAt: number): Promise<void>;
}>({ startToCloseTimeout: '10s' });

/** The least that a durable request can be: one update, one activity, done. The yardstick of the benchmark. */
export async function bareWorkflow(): Promise<void> {
  let done = false;
  setHandler(defineUpdate<number>('act'), async () => {
    const answer = await touch();
    done = true;
    return answer;
  });
  await condition(() => done);
}

/** The least that a durable deadline can be: one timer, one activity. */
export async function bareReminder(dueAt: number): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await remind(dueAt);
}
