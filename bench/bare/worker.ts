import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** A worker process for the bare workflows, with the settings of Caseline's own; ends with its parent. */
Runtime.install({ logger: new DefaultLogger('ERROR') });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' }),
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: {
    touch: () => Promise.resolve(1),
    remind: (dueAt: number) =>
      Promise.resolve(void (process.connected && process.send?.({ late: Date.now() - dueAt }))),
  },
  maxCachedWorkflows: Number(process.env.MAX_CACHED_WORKFLOWS || 5000),
  reuseV8Context: true,
});
process.once('disconnect', () => worker.shutdown());
process.send?.('ready');
await worker.run();
process.exit(0);
