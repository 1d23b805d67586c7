import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import type { CaseInput } from '../contract.ts';
import { beside, lasting } from '../lasting.ts';
import { handle } from './handlers.ts';
import { learnHours } from './hours.ts';
import { tellSurvivor } from './others.ts';
import { recallLoans } from './rma.ts';
import { CaseRun } from './run.ts';
import { stages } from './stages.ts';
import { watch } from './watchers.ts';

/** A case, from the call to the end of the survey. */
export function caseWorkflow(input: CaseInput): Promise<void> {
  return lasting(
    () => new CaseRun(input),
    async (run) => {
      handle(run);
      if (!input.carried) await Promise.all([run.state.assignee ? undefined : run.assign(), learnHours(run)]);
      run.isReady = true;
      await beside([run.recorder.run(), watch(run), recallLoans(run)], () => live(run, input));
    },
  );
}

/** Lives one stage after the other: each stage's function answers with the one that follows. */
async function live(run: CaseRun, input: CaseInput): Promise<void> {
  let stage = run.state.stage;
  while (stage !== 'ended' && !run.isFull) stage = await stages[stage](run);

  if (stage !== 'ended')
    return continueAsNew<typeof caseWorkflow>({ ...input, carried: await run.handOver() });
  await condition(allHandlersFinished);
  await tellSurvivor(run);
  await run.recorder.settle();
}
