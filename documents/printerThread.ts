import { parentPort } from 'node:worker_threads';
import { type Job, print } from './print.ts';

/** What the thread answers to a job. */
export interface Printed {
  bytes?: Uint8Array;
  error?: string;
}

parentPort?.on('message', (job: Job) => {
  print(job).then(
    (bytes) => parentPort?.postMessage({ bytes } satisfies Printed),
    (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies Printed),
  );
});
