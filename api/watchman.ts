import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import { watchWorkflowType } from '../workflows/contract.ts';

const scheduleId = 'watchman';
const every = '20s';

/**
 * Has Temporal let the watchman look every twenty seconds, one look at a time. Safe to repeat: a schedule that an earlier
 * version made is brought up to date, and one that an operator paused stays so.
 */
export async function keepWatch(client: Client, taskQueue: string): Promise<void> {
  const wanted = {
    spec: { intervals: [{ every }] },
    action: {
      type: 'startWorkflow',
      workflowType: watchWorkflowType,
      workflowId: scheduleId,
      taskQueue,
      args: [],
    },
    policies: { overlap: 'SKIP', catchupWindow: '1m' },
  } satisfies Omit<ScheduleOptions, 'scheduleId'>;
  try {
    await client.schedule.create({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...wanted, state }));
  }
}
