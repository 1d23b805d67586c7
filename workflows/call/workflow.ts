import {
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  defineQuery,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { applyCall } from '../../domain/call/apply.ts';
import { callActions } from '../../domain/call/commands.ts';
import { callFallsDue, callMissed, callLogged, decideCall } from '../../domain/call/decide.ts';
import { callDues } from '../../domain/call/due.ts';
import type { CallActionName, CallEvent, CallState } from '../../domain/call/state.ts';
import { operator } from '../../domain/people.ts';
import type { Missed } from '../../domain/reach.ts';
import { Refusal } from '../../domain/refusal.ts';
import { missedIn, settled } from '../../domain/settled.ts';
import { recording } from '../activities.ts';
import { type CallInput, type CallRequest, callStateQuery, settledSignal } from '../contract.ts';
import { admit, hear } from '../entrance.ts';
import { granted } from '../failure.ts';
import { beside, lasting } from '../lasting.ts';
import { Recorder } from '../recorder.ts';
import { Seen } from '../seen.ts';

type AnyRequest = CallRequest<CallActionName>;

/** One call: its state, and the only two ways to change it, by people and by time. Its history stays short. */
class CallRun {
  state: CallState;
  readonly seen: Seen;
  readonly recorder: Recorder<CallState, CallEvent>;

  constructor({ state, carried }: CallInput) {
    // The chain counts from when the call was logged, on the one clock that its deadlines are kept by.
    this.state = carried?.state ?? { ...state, loggedAt: workflowInfo().startTime.getTime() };
    this.seen = new Seen(carried?.seen);
    this.recorder = new Recorder(
      recording.recordCall,
      this.state,
      carried?.undelivered ?? false,
      ({ missed = [] }) => this.hear(missed),
    );
    if (!carried) this.commit([callLogged(this.state)]);
  }

  commit(events: CallEvent[], request?: string): void {
    if (!events.length) return;
    this.state = applyCall(this.state, events);
    this.recorder.add(events, this.state, request);
  }

  /** What did not reach whom it was for. */
  hear(missed: readonly Missed[]): void {
    this.commit(callMissed(this.state, missed, Date.now()));
  }

  /** Keeps the chain's deadlines, each at its time, until the call has ended. */
  async keep(): Promise<void> {
    while (this.state.endedAt === null) {
      const before = this.state;
      const changed = () => this.state !== before;
      const [due] = callDues(before);
      if (!due) await condition(changed);
      else if (due.at > Date.now()) await condition(changed, due.at - Date.now(), { summary: due.summary });
      else this.commit(callFallsDue(before, due.key, Date.now()));
    }
  }
}

function judge({ state }: CallRun, action: CallActionName, request: AnyRequest): CallEvent[] | Refusal {
  const { actor = operator, expectedRevision, ...body } = request;
  return decideCall(state, action, body as never, actor, Date.now(), expectedRevision);
}

/** The same to its end: what the call would be, and what would fall due. */
function foresee(run: CallRun, action: CallActionName, request: AnyRequest): object | Refusal {
  const events = judge(run, action, request);
  return events instanceof Refusal ? events : callDues(applyCall(run.state, events));
}

async function act(run: CallRun, action: CallActionName, request: AnyRequest): Promise<CallState> {
  const id = currentUpdateInfo()?.id ?? '';
  if (!run.seen.has(id)) {
    run.commit(granted(judge(run, action, request)), id);
    run.seen.add(id);
  }
  const after = run.state;
  await run.recorder.recorded(after.seq);
  return after;
}

function handle(run: CallRun): void {
  admit<CallActionName, CallState>({
    actions: callActions,
    seen: run.seen,
    tries: (action, request) => foresee(run, action, request),
    does: (action, request) => act(run, action, request),
    opened: async () => {
      await run.recorder.recorded(1);
      return run.state;
    },
    isReady: () => true,
  });
  hear(settledSignal, settled, (what) => run.hear(missedIn(what)));
  setHandler(defineQuery<CallState>(callStateQuery), () => run.state);
}

/** A call that an employee took, until an agent has made a case of it or closed it (domain.md, Intake; S1). */
export function callWorkflow(input: CallInput): Promise<void> {
  return lasting(
    () => new CallRun(input),
    async (run) => {
      handle(run);
      await beside([run.recorder.run()], async () => {
        await run.keep();
        await condition(allHandlersFinished);
        await run.recorder.settle();
      });
    },
  );
}
