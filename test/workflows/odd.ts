import { ApplicationFailure, condition, sleep } from '@temporalio/workflow';

/** Stands in for a worker of another build, whose histories the present one cannot go on with: its first task sets a timer. */
export async function caseWorkflow(input: { fails?: true }): Promise<void> {
  if (input.fails) throw ApplicationFailure.nonRetryable('It gives up', 'test');
  await sleep('30 days');
  await condition(() => false);
}
