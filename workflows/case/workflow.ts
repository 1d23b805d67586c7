import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import type { CaseInput } from '../contract.ts';
import { handle } from './handlers.ts';
import { learnHours } from './hours.ts';
import { recallLoans } from './rma.ts';
import { CaseRun } from './run.ts';
import { stages } from './stages.ts';
import { watch } from './watchers.ts';

/** A case, from the call to the end of the survey. A stage's function answers with the stage that follows. */
export async function caseWorkflow(input: CaseInput): Promise<void> {
  const run = new CaseRun(input);
  handle(run);
  if (!input.carried) await Promise.all([run.state.assignee ? undefined : run.assign(), learnHours(run)]);
  run.recorder.start();
  watch(run);
  void recallLoans(run);

  let stage = run.state.stage;
  while (stage !== 'ended' && !run.isFull) stage = await stages[stage](run);

  if (stage !== 'ended')
    return continueAsNew<typeof caseWorkflow>({ ...input, carried: await run.handOver() });
  await condition(allHandlersFinished);
  await run.recorder.settle();
}
