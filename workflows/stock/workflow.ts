import type { Shortage } from '../../domain/depot/shortage.ts';
import { delivery, recording } from '../activities.ts';

/** Tells those who keep the stock that a movement by hand made it low, and stays until everybody has been told. */
export async function shortageWorkflow(shortage: Shortage): Promise<void> {
  const { undelivered } = await recording.tellShortage(shortage);
  if (undelivered) await delivery.deliver(shortage.number);
}
