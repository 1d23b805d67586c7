import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

const { touch } = proxyActivities<{ touch(): Promise<number> }>({ startToCloseTimeout: '10s' });

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
