import {
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  defineQuery,
  setHandler,
} from '@temporalio/workflow';
import type { WorkingHours } from '../../domain/hours.ts';
import { operator } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { rmaActions } from '../../domain/rma/commands.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import { rmaDues } from '../../domain/rma/due.ts';
import type { RmaActionName, RmaEvent, RmaState } from '../../domain/rma/state.ts';
import { wantsPart } from '../../domain/rma/system.ts';
import { missedIn, settled } from '../../domain/settled.ts';
import {
  caseRestoredSignal,
  type RmaInput,
  type RmaRequest,
  rmaStateQuery,
  settledSignal,
  stockArrivedSignal,
} from '../contract.ts';
import { admit, hear } from '../entrance.ts';
import { granted } from '../failure.ts';
import { beside, lasting } from '../lasting.ts';
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

/** The same to its end: what the RMA would be, and what would fall due. Whether it is possible does not depend on hours. */
function foresee(run: RmaRun, action: RmaActionName, request: AnyRequest): object | Refusal {
  const event = judge(run, action, request, null);
  return event instanceof Refusal ? event : rmaDues(applyRma(run.state, event));
}

/** From the decision to its effect there is no await: two who come at once never both win. */
async function act(run: RmaRun, action: RmaActionName, request: AnyRequest): Promise<RmaState> {
  const id = currentUpdateInfo()?.id ?? '';
  if (run.seen.has(id)) return run.state;
  const hours = beginTerms.includes(action) ? await run.hoursOf(run.state.depotId) : null;
  run.commit([granted(judge(run, action, request, hours))], id);
  run.seen.add(id);
  // Whoever approves hears whether the depot has the part, if it answers soon.
  if (wantsPart(run.state))
    await condition(() => run.state.state !== 'approved' || run.isFull, answersWithin);
  const after = run.state;
  await run.recorder.recorded(after.seq);
  return after;
}

function handle(run: RmaRun, supply: Supply): void {
  admit<RmaActionName, RmaState>({
    actions: rmaActions,
    seen: run.seen,
    tries: (action, request) => foresee(run, action, request),
    does: (action, request) => act(run, action, request),
    isReady: () => true,
  });
  hear(stockArrivedSignal, undefined, () => supply.arrived());
  hear(settledSignal, settled, (what) => run.hear(missedIn(what)));
  hear(caseRestoredSignal, undefined, () => run.endLoan());
  setHandler(defineQuery<RmaState>(rmaStateQuery), () => run.state);
}

/** A return, from the request to its completion; a child of its case that outlives it if it must. */
export function rmaWorkflow(input: RmaInput): Promise<void> {
  return lasting(
    () => new RmaRun(input),
    async (run) => {
      const supply = new Supply(run);
      handle(run, supply);
      // Stock may have come while the run before ended.
      if (input.carried) supply.arrived();
      await beside([run.recorder.run(), run.tellCase()], () => live(run, supply, input));
    },
  );
}

async function live(run: RmaRun, supply: Supply, input: RmaInput): Promise<void> {
  await Promise.all([run.keep(() => supply.ask()), supply.keep()]);
  if (!run.isEnded) return continueAsNew<typeof rmaWorkflow>({ ...input, carried: await run.handOver() });
  await condition(allHandlersFinished);
  await run.settle();
}
