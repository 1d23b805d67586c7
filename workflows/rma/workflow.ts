import {
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  defineQuery,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { operator } from '../../domain/people.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import type { RmaActionName, RmaEvent, RmaState } from '../../domain/rma/state.ts';
import { type RmaInput, type RmaRequest, rmaStateQuery } from '../contract.ts';
import { granted } from '../failure.ts';
import { RmaRun } from './run.ts';

type AnyRequest = RmaRequest<RmaActionName>;

function judge(run: RmaRun, action: RmaActionName, request: AnyRequest): RmaEvent | Refusal {
  const { actor = operator, expectedRevision, ...body } = request;
  const { state, returnWithin } = run;
  return decideRma(state, action, body as never, actor, Date.now(), { returnWithin, expectedRevision });
}

async function act(run: RmaRun, action: RmaActionName, request: AnyRequest): Promise<RmaState> {
  const id = currentUpdateInfo()?.id ?? '';
  if (run.seen.has(id)) return run.state;
  run.commit(granted(judge(run, action, request)));
  run.seen.add(id);
  const after = run.state;
  await run.recorder.recorded(after.seq);
  return after;
}

function handle(run: RmaRun): void {
  for (const action of Object.keys(rmaActionRules) as RmaActionName[]) {
    const update = defineUpdate<RmaState, [AnyRequest]>(action);
    setHandler(update, (request: AnyRequest) => act(run, action, request), {
      validator: (request: AnyRequest) => {
        if (!run.seen.has(currentUpdateInfo()?.id ?? '')) granted(judge(run, action, request));
      },
    });
  }
  setHandler(defineQuery<RmaState>(rmaStateQuery), () => run.state);
}

/** A return, from the request to its completion; a child of its case that outlives it if it must. */
export async function rmaWorkflow(input: RmaInput): Promise<void> {
  const run = new RmaRun(input);
  handle(run);
  run.recorder.start();
  void run.tellCase();
  await run.keep();
  await condition(allHandlersFinished);
  if (run.isEnded) return run.settle();
  await continueAsNew<typeof rmaWorkflow>({ ...input, carried: await run.handOver() });
}
