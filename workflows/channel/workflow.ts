import { continueAsNew } from '@temporalio/workflow';
import { messageChannels, type MessageChannel } from '../../domain/notices.ts';
import { choice } from '../../domain/schema/schema.ts';
import { drain } from '../activities.ts';
import { wanted } from '../entrance.ts';
import { lasting } from '../lasting.ts';
import { isLongEnough } from '../length.ts';

/** One channel of the outbox, drained for ever: what Temporal's UI shows of it is how the channel stands. */
export function channelWorkflow(input: MessageChannel): Promise<void> {
  return lasting(
    () => wanted(choice(messageChannels), input),
    async (channel) => {
      while (!isLongEnough()) await drain(channel);
      await continueAsNew<typeof channelWorkflow>(channel);
    },
  );
}
