import { randomUUID } from 'node:crypto';
import type { NativeConnection, Worker } from '@temporalio/worker';
import { beat, beatEveryMs } from '../store/workers.ts';

/**
 * Lets the database know every three seconds that this worker works: it runs, and Temporal and the database answer it.
 * `/readyz` tells by it.
 * @returns ends it
 */
export function giveSignsOfLife(worker: Worker, connection: NativeConnection, namespace: string): () => void {
  const id = randomUUID();
  let busy = false;
  const sign = async (): Promise<void> => {
    await connection.withDeadline(Date.now() + beatEveryMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    await beat(id);
  };
  const timer = setInterval(() => {
    if (busy || worker.getState() !== 'RUNNING') return;
    busy = true;
    // Who does not answer is why no sign comes.
    void sign()
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, beatEveryMs);
  return () => clearInterval(timer);
}
