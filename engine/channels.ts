import type { Client } from '@temporalio/client';
import { messageChannels } from '../domain/notices.ts';
import { channelWorkflowId, channelWorkflowType } from '../workflows/contract.ts';

/** How often it is seen to it that each channel has its workflow, in milliseconds: somebody may have ended it. */
const lookEvery = 30_000;

/** Starts the workflow of each channel, wherever and whenever it does not run. @returns what ends that */
export function keepChannels(
  client: Client,
  taskQueue: string,
  complain: (error: unknown) => void,
): () => void {
  const start = (): void => {
    for (const channel of messageChannels)
      client.workflow
        .start(channelWorkflowType, {
          ...{ workflowId: channelWorkflowId(channel), taskQueue, args: [channel] },
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: `Messages by ${channel === 'sms' ? 'SMS' : 'e-mail'}`,
        })
        .catch(complain);
  };
  start();
  const timer = setInterval(start, lookEvery);
  return () => clearInterval(timer);
}
