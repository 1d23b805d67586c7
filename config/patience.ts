import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tries `attempt` until it succeeds, every two seconds, and says so through `onFailure` each time it does not.
 * For services that may come later than this process; ends only with success, or when `signal` is aborted.
 */
export async function untilItWorks<T>(
  attempt: () => Promise<T>,
  onFailure: (error: unknown) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      onFailure(error);
      await pause(2_000, undefined, { signal });
    }
  }
}
