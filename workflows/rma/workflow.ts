import {
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import type { WorkingHours } from '../../domain/hours.ts';
import { operator } from '../../domain/people.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import type { RmaActionName, RmaEvent, RmaState } from '../../domain/rma/state.ts';
import { wantsPart } from '../../domain/rma/system.ts';
import {
  caseRestoredSignal,
  type RmaInput,
  type RmaRequest,
  rmaStateQuery,
  stockArrivedSignal,
} from '../contract.ts';
import { granted } from '../failure.ts';
import { RmaRun } from './run.ts';
import { Supply } from './supply.ts';

type AnyRequest = RmaRequest<RmaActionName>;

/** How long an approval waits for the depot's answer. */
const answersWithin = '5s';

/** The actions with which a term begins, for which the depot's hours must be known. */
const beginTerms: readonly RmaActionName[] = ['approve', 'deliver', 'receiveFaulty'];

function judge(
  run: RmaRun,
  action: RmaActionName,
  request: AnyRequest,
  hours: WorkingHours | null,
): RmaEvent | Refusal {
  const { actor = operator, expectedRevision, ...body } = request;
  return decideRma(run.state, action, body as never, actor, Date.now(), { hours, expectedRevision });
}

/** From the decision to its effect there is no await: two who come at once never both win. */
async function act(run: RmaRun, action: RmaActionName, request: AnyRequest): Promise<RmaState> {
  const id = currentUpdateInfo()?.id ?? '';
  if (run.seen.has(id)) return run.state;
  const hours = beginTerms.includes(action) ? await run.hoursOf(run.state.depotId) : null;
  run.commit([granted(judge(run, action, request, hours))]);
  run.seen.add(id);
  // Whoever approves hears whether the depot has the part, if it answers soon.
  if (wantsPart(run.state))
    await condition(() => run.state.state !== 'approved' || run.isFull, answersWithin);
  const after = run.state;
  await run.recorder.recorded(after.seq);
  return after;
}

function handle(run: RmaRun, supply: Supply): void {
  for (const action of Object.keys(rmaActionRules) as RmaActionName[]) {
    const update = defineUpdate<RmaState, [AnyRequest]>(action);
    setHandler(update, (request: AnyRequest) => act(run, action, request), {
      description: `The RMA action '${action}' of api.md`,
      // Whether it is possible does not depend on the hours, only what it leads to.
      validator: (request: AnyRequest) => {
        if (!run.seen.has(currentUpdateInfo()?.id ?? '')) granted(judge(run, action, request, null));
      },
    });
  }
  setHandler(defineSignal(stockArrivedSignal), () => supply.arrived());
  setHandler(defineSignal(caseRestoredSignal), () => run.endLoan());
  setHandler(defineQuery<RmaState>(rmaStateQuery), () => run.state);
}

/** A return, from the request to its completion; a child of its case that outlives it if it must. */
export async function rmaWorkflow(input: RmaInput): Promise<void> {
  const run = new RmaRun(input);
  const supply = new Supply(run);
  handle(run, supply);
  // Stock may have come while the run before ended.
  if (input.carried) supply.arrived();
  run.recorder.start();
  void run.tellCase();
  await Promise.all([run.keep(() => supply.ask()), supply.keep()]);
  if (!run.isEnded) return continueAsNew<typeof rmaWorkflow>({ ...input, carried: await run.handOver() });
  await condition(allHandlersFinished);
  await run.settle();
}
