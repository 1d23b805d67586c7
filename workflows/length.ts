import { allHandlersFinished, condition, workflowInfo } from '@temporalio/workflow';

/** The history is long enough for one run: at the server's word, or at `continueAfter` events. */
export function isLongEnough(continueAfter = Infinity): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= continueAfter;
}

/**
 * Resolves when the run can end: everybody who asked has been answered and `isDone`. Who comes while the last step is
 * written is served first, so both are looked at again, and the caller must not await anything before it hands over.
 */
export async function lastServed(isDone: () => boolean): Promise<void> {
  const isServed = () => allHandlersFinished() && isDone();
  while (!isServed()) await condition(isServed);
}
