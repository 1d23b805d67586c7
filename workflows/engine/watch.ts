import { watchman } from '../activities.ts';

/** One look of the watchman at everything that keeps promises; a schedule has him look again and again. */
export function watchWorkflow(): Promise<void> {
  return watchman.watch();
}
