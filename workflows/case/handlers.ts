import { currentUpdateInfo, defineQuery, setHandler } from '@temporalio/workflow';
import { caseActions, type ActionName, type CommandOf } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { linkedFromThere, merged } from '../../domain/case/links.ts';
import { viewCase, type CaseView } from '../../domain/case/view.ts';
import { operator } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rmaChange } from '../../domain/rma/commands.ts';
import { missedIn, settled } from '../../domain/settled.ts';
import {
  type AnyRequest,
  type CaseRequest,
  caseStateQuery,
  linkedSignal,
  mergedSignal,
  reassignSignal,
  rmaChangedSignal,
  rotaChangedSignal,
  settledSignal,
} from '../contract.ts';
import { admit, hear } from '../entrance.ts';
import { granted } from '../failure.ts';
import { complete } from './names.ts';
import { linkedAs, tellLinked } from './others.ts';
import { startRma } from './rma.ts';
import type { CaseRun } from './run.ts';

/** The command in a request, and the decision on it now. Pure apart from the clock. */
function judge(run: CaseRun, type: ActionName, request: AnyRequest): CaseEvent[] | Refusal {
  const { actor = operator, expectedRevision, ...body } = request;
  return decide(run.state, { type, ...body } as CommandOf<ActionName>, actor, Date.now(), expectedRevision);
}

/** The same to its end: what the case would be, what would fall due, and how it would look. */
function foresee(run: CaseRun, type: ActionName, request: AnyRequest): object | Refusal {
  const events = judge(run, type, presumed(type, request));
  return events instanceof Refusal ? events : viewCase(run.foresee(events).state);
}

/** Decides and takes effect in one step, without an await between: two who come at once never both win. */
async function act(run: CaseRun, type: ActionName, request: AnyRequest): Promise<CaseView> {
  const id = currentUpdateInfo()?.id ?? '';
  if (run.seen.has(id)) return viewCase(run.state);
  const completed = granted(await complete(run, type, request));
  const events = granted(judge(run, type, completed));
  run.commit(events, id);
  run.seen.add(id);
  if (events.some(({ kind }) => kind === 'reopened' || kind === 'rejected')) await run.leaveWhoIsGone();
  const after = viewCase(run.state);
  if (type === 'link') await tellLinked(run, numberIn(request), linkedAs(request as CaseRequest<'link'>));
  if (type === 'unlink') await tellLinked(run, numberIn(request));
  if (type === 'rmas') await startRma(run, request as CaseRequest<'rmas'>);
  await run.recorder.recorded(after.revision);
  return after;
}

/** The signal of operators: as the update, without an answer. */
async function reassign(run: CaseRun, request: CaseRequest<'reassign'>): Promise<Refusal | undefined> {
  const completed = await complete(run, 'reassign', request);
  const outcome = completed instanceof Refusal ? completed : judge(run, 'reassign', completed);
  if (outcome instanceof Refusal) return outcome;
  run.commit(outcome);
  return undefined;
}

/** Lets people, operators and returns reach the case. Call it when the run is ready and before anything is awaited. */
export function handle(run: CaseRun): void {
  admit<ActionName, CaseView>({
    actions: caseActions,
    seen: run.seen,
    tries: (type, request) => foresee(run, type, request),
    does: (type, request) => act(run, type, request),
    opened: async () => {
      await run.recorder.recorded(1);
      return viewCase(run.state);
    },
    isReady: () => run.isReady,
  });
  hear(reassignSignal, caseActions.reassign.request, (request) => reassign(run, request));
  hear(rmaChangedSignal, rmaChange, (change) => run.bySystem({ type: 'rmaChanged', ...change }));
  hear(mergedSignal, merged, (duplicate) => run.bySystem({ type: 'merged', merged: duplicate }));
  hear(linkedSignal, linkedFromThere, (link) => run.bySystem({ type: 'linkedFromThere', ...link }));
  hear(rotaChangedSignal, undefined, () => run.askForDuty());
  hear(settledSignal, settled, ({ sent = [], ...rest }) => run.hear({ sent, missed: missedIn(rest) }));
  setHandler(defineQuery<CaseView>(caseStateQuery), () => viewCase(run.state));
}

const numberIn = (request: AnyRequest): string => (request as CaseRequest<'unlink'>).number;

/** The validator cannot look people up: it judges as if the expert to be found were found. */
const presumed = (type: ActionName, request: AnyRequest): AnyRequest =>
  type === 'escalateExpert'
    ? { ...request, expertId: (request as { expertId?: string }).expertId ?? '?' }
    : request;
