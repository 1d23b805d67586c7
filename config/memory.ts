import os from 'node:os';
import v8 from 'node:v8';

/** What one waiting case holds in the worker's heap, in bytes, rounded up. */
const BYTES_PER_WORKFLOW = 150_000;

/**
 * How many workflows a worker in this process can keep in memory. A case that falls out of the cache costs
 * a whole replay when its next timer fires, so the number is as large as the memory bears: what fits in a
 * quarter of the machine (or container) and in 60 % of this process's heap limit, whichever is less, so
 * that neither the machine nor V8 runs out; at least 200, and at most 5000 (750 MB), beyond which more
 * workers serve better than larger ones.
 */
export function cachedWorkflowsThatFit(
  // constrainedMemory() is the container's limit; 0 or more than there is when there is none.
  memoryBytes = Math.min(os.totalmem(), process.constrainedMemory() || Infinity),
  heapBytes = v8.getHeapStatistics().heap_size_limit,
): number {
  const budget = Math.min(memoryBytes / 4, heapBytes * 0.6);
  return Math.min(5000, Math.max(200, Math.floor(budget / BYTES_PER_WORKFLOW)));
}
