import {
  ApplicationFailure,
  CancellationScope,
  log,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { messageOf } from './failure.ts';

/**
 * Runs a process so that nothing ends it but itself: a promise survives whoever presses 'Request cancellation', which
 * is logged, and a fault of ours, which fails the workflow's task, is seen and tried again. Only what was started with
 * something that `begin` cannot begin with fails at once: nothing was promised yet.
 */
export async function lasting<R>(begin: () => R, main: (run: R) => Promise<void>): Promise<void> {
  CancellationScope.current().cancelRequested.catch(() => {
    log.warn('Somebody asked Temporal to cancel this: it goes on, and is ended in Caseline if it has to');
  });
  let begun = false;
  try {
    await CancellationScope.nonCancellable(async () => {
      const run = begin();
      begun = true;
      await main(run);
    });
  } catch (error) {
    if (!begun && isFirst()) throw unfit(error);
    // Temporal takes its own failures for the end that was meant.
    if (error instanceof TemporalFailure) throw new Error(error.message, { cause: error });
    throw error;
  }
}

/** Neither a later run nor one that is only looked at again. */
const isFirst = (): boolean => {
  const { continuedFromExecutionRunId, unsafe } = workflowInfo();
  return continuedFromExecutionRunId === undefined && !unsafe.isReplaying;
};

const unfit = (error: unknown): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`This cannot be begun: ${messageOf(error)}`, 'invalid');

/** Does `main` while `others` go on beside it: what is wrong with one of them is wrong with the run. */
export function beside(others: readonly Promise<unknown>[], main: () => Promise<void>): Promise<void> {
  const faults = others.map((other) => other.then(() => new Promise<never>(() => undefined)));
  return Promise.race([main(), ...faults]);
}
