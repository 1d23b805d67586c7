import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { findStored, isRecorded, recordRestart, type Restart } from '../store/restarts.ts';
import { clearStuck } from '../store/stuck.ts';
import { isOver } from '../domain/restart.ts';
import { processOf } from '../workflows/contract.ts';
import { startOf } from './anew.ts';

/** Where the workflows of this installation run. */
export interface Place {
  client: Client;
  taskQueue: string;
}

/** There is nothing to begin anew: nothing is stored under the number, or it is over. */
export class NothingToRestart extends Error {}

/** Ends whatever runs; that nothing does is as good. */
async function end(client: Client, workflowId: string, reason: string): Promise<void> {
  await client.workflow
    .getHandle(workflowId)
    .terminate(reason)
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
}

/**
 * Begins a case, an RMA or a call anew from what is stored of it, and ends what runs of it. What fell due meanwhile
 * falls due at once. May be tried again under the same `request` until it answers; two at once for one number must not be.
 * @returns the revision with which it goes on
 * @throws NothingToRestart
 */
export async function restart({ client, taskQueue }: Place, asked: Restart): Promise<{ revision: number }> {
  const { number, reason, by } = asked;
  const { workflowType, idOf } = processOf(number);
  const stored = await findStored(number);
  if (!stored || isOver(stored)) throw new NothingToRestart(`Nothing of ${number} is to be kept going`);
  // What it had recorded when it ended counts; who comes again after that must not end what was begun since.
  if (!(await isRecorded(asked))) await end(client, idOf(number), reason);
  const anew = await recordRestart(asked);
  if (!anew) throw new NothingToRestart(`Nothing is stored of ${number}`);
  const { input, ...known } = startOf(anew, by);
  await client.workflow
    .start(workflowType, { workflowId: idOf(number), taskQueue, args: [input], ...known })
    .catch((error: unknown) => {
      // An earlier try had come so far.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  await clearStuck([number]);
  return { revision: anew.state.seq };
}
