import os from 'node:os';
import v8 from 'node:v8';

/** What one waiting case holds, in bytes: in the worker's JavaScript heap, and altogether (docs/performance.md). */
const HEAP_PER_WORKFLOW = 150_000;
const BYTES_PER_WORKFLOW = 200_000;
/** What the worker's heap needs beside its cases, in bytes. */
const HEAP_AT_LEAST = 128_000_000;

/**
 * How many workflows a worker in this process can keep in memory. A case that falls out of the cache costs
 * a whole replay when its next timer fires, so the number is as large as the memory bears: what fits in a
 * quarter of the machine (or container) and in the part of this process's heap limit that is for cases,
 * whichever is less, so that neither the machine nor V8 runs out; at least 200, and at most 5000 (1 GB),
 * beyond which more workers serve better than larger ones.
 */
export function cachedWorkflowsThatFit(
  // constrainedMemory() is the container's limit; 0 or more than there is when there is none.
  memoryBytes = Math.min(os.totalmem(), process.constrainedMemory() || Infinity),
  heapBytes = v8.getHeapStatistics().heap_size_limit,
): number {
  const fits = Math.min(
    memoryBytes / 4 / BYTES_PER_WORKFLOW,
    (heapBytes - HEAP_AT_LEAST) / HEAP_PER_WORKFLOW,
  );
  return Math.min(5000, Math.max(200, Math.floor(fits)));
}

/** The heap limit, in megabytes, of a worker that keeps so many workflows in memory. */
export const heapThatHolds = (workflows: number): number =>
  Math.ceil((HEAP_AT_LEAST + workflows * HEAP_PER_WORKFLOW) / 2 ** 20);
