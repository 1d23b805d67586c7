import { type Shortage, shortageInput } from '../../domain/depot/shortage.ts';
import { deliver, recording } from '../activities.ts';
import { wanted } from '../entrance.ts';
import { lasting } from '../lasting.ts';

/** Tells those who keep the stock that a movement by hand made it low, and stays until everybody has been told. */
export function shortageWorkflow(input: Shortage): Promise<void> {
  return lasting(
    () => wanted(shortageInput, input),
    async (shortage) => {
      const { undelivered } = await recording.tellShortage(shortage);
      // After a day the messages are marked as failed and shown.
      if (undelivered) await deliver(shortage.number).catch(() => undefined);
    },
  );
}
