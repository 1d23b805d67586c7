import { currentUpdateInfo, log, setHandler } from '@temporalio/workflow';
import type { ActionName, CommandOf } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { viewCase, type CaseView } from '../../domain/case/view.ts';
import { operator } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AnyRequest, CaseRequest } from '../contract.ts';
import { granted } from '../failure.ts';
import { complete } from './names.ts';
import * as messages from './messages.ts';
import { startRma } from './rma.ts';
import type { CaseRun } from './run.ts';

/** The command in a request, and the decision on it now. Pure apart from the clock. */
function judge(run: CaseRun, type: ActionName, request: AnyRequest): CaseEvent[] | Refusal {
  const { actor = operator, expectedRevision, ...body } = request;
  return decide(run.state, { type, ...body } as CommandOf<ActionName>, actor, Date.now(), expectedRevision);
}

/** Decides and takes effect in one step, without an await between: two who come at once never both win. */
async function act(run: CaseRun, type: ActionName, request: AnyRequest): Promise<CaseView> {
  const id = currentUpdateInfo()?.id ?? '';
  if (run.seen.has(id)) return viewCase(run.state);
  const completed = await complete(run, type, request);
  const events = granted(judge(run, type, completed));
  run.seen.add(id);
  run.commit(events);
  if (events.some(({ kind }) => kind === 'reopened' || kind === 'rejected')) await run.leaveWhoIsGone();
  const after = viewCase(run.state);
  if (type === 'rmas') await startRma(run, request as CaseRequest<'rmas'>);
  await run.recorder.recorded(after.revision);
  return after;
}

/** Lets people, operators and returns reach the case. Call it when the run is ready and before anything is awaited. */
export function handle(run: CaseRun): void {
  for (const type of Object.keys(messages.actions) as ActionName[]) {
    setHandler(messages.actions[type], (request: AnyRequest) => act(run, type, request), {
      description: `The action '${type}' of api.md`,
      // Synchronous, with the rules of the decision itself: a refused update leaves no trace in the history.
      validator: (request: AnyRequest) => {
        if (!run.seen.has(currentUpdateInfo()?.id ?? '')) granted(judge(run, type, presumed(type, request)));
      },
    });
  }

  setHandler(messages.opened, async () => {
    await run.recorder.recorded(1);
    return viewCase(run.state);
  });

  setHandler(messages.reassign, async (request) => {
    const outcome = judge(run, 'reassign', await complete(run, 'reassign', request));
    if (outcome instanceof Refusal) log.warn('Reassign signal refused', { reason: outcome.message });
    else run.commit(outcome);
  });

  setHandler(messages.rmaChanged, (change) => run.bySystem({ type: 'rmaChanged', ...change }));
  setHandler(messages.caseState, () => viewCase(run.state));
}

/** The validator cannot look people up: it judges as if the expert to be found were found. */
const presumed = (type: ActionName, request: AnyRequest): AnyRequest =>
  type === 'escalateExpert'
    ? { ...request, expertId: (request as { expertId?: string }).expertId ?? '?' }
    : request;
