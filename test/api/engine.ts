import { randomUUID } from 'node:crypto';
import { applyCall } from '../../domain/call/apply.ts';
import { callLogged, decideCall } from '../../domain/call/decide.ts';
import { callActions } from '../../domain/call/commands.ts';
import type { CallActionName, CallEvent, CallState } from '../../domain/call/state.ts';
import { applyAll } from '../../domain/case/apply.ts';
import { type ActionName, caseActions, type CommandOf } from '../../domain/case/commands.ts';
import { decide, decideBySystem, open } from '../../domain/case/decide.ts';
import { seenFromThere } from '../../domain/case/links.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { type CaseView, viewCase } from '../../domain/case/view.ts';
import type { Shortage } from '../../domain/depot/shortage.ts';
import { type Actor, stampOf } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { rmaActions } from '../../domain/rma/commands.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import { depotAnswered, rmaRequested, wantsPart } from '../../domain/rma/system.ts';
import {
  newRma,
  usualCharge,
  type RmaActionName,
  type RmaEvent,
  type RmaState,
} from '../../domain/rma/state.ts';
import type { Action } from '../../domain/schema/action.ts';
import { check } from '../../domain/schema/check.ts';
import { candidates } from '../../store/assignment.ts';
import { carriedFrom } from '../../store/carried.ts';
import { saveCall } from '../../store/calls.ts';
import { saveCase } from '../../store/cases.ts';
import { reservePart } from '../../store/reservations.ts';
import { moveParts } from '../../store/rmaParts.ts';
import { recordRestart } from '../../store/restarts.ts';
import { saveRma } from '../../store/rmas.ts';
import { stockTransaction } from '../../store/stock.ts';
import { appendTimeline } from '../../store/timeline.ts';
import {
  type CallInput,
  type CaseInput,
  type Request,
  type RestartInput,
  shortageWorkflowId,
} from '../../workflows/contract.ts';
import { Problem, unavailable } from '../../api/problem.ts';
import { type Engine, Gone } from '../../api/temporal.ts';
import { chooseEngineer } from '../../domain/assignment.ts';

/** Does at once, in this process, what the workflows do: the same decisions, recorded in the same read model. */
export class FakeEngine implements Engine {
  readonly cases = new Map<string, CaseState>();
  readonly rmas = new Map<string, RmaState>();
  readonly calls = new Map<string, CallState>();
  private readonly results = new Map<string, Promise<unknown>>();
  /** The RMAs that were told of stock. */
  readonly heard: string[] = [];
  /** The cases that were told of a changed rota. */
  readonly askAnew: string[] = [];
  /** The shortages that are told, each by its workflow. */
  readonly shortages = new Map<string, Shortage>();
  away = false;
  started = 0;

  openCase(input: CaseInput, updateId: string): Promise<CaseView> {
    return this.once(updateId, async () => {
      const { opening, by, assignee } = input;
      if (this.cases.has(opening.number)) return viewCase(this.cases.get(opening.number)!);
      this.started += 1;
      const now = Date.now();
      const events = open(opening, by, now, assignee);
      await this.record(null, events);
      if (!assignee) {
        const facts = { category: opening.category, vendor: opening.vendor, customerId: opening.customer.id };
        const choice = chooseEngineer(await candidates(facts), facts);
        const state = this.cases.get(opening.number)!;
        const { engineer = null, merits } = choice ?? {};
        const command = { type: 'assignByRule', engineer, ...(merits && { merits }) } as const;
        await this.record(state, decideBySystem(state, command, now));
      }
      return viewCase(this.cases.get(opening.number)!);
    });
  }

  act(number: string, action: ActionName, request: Request<object>, updateId: string): Promise<CaseView> {
    return this.once(`${number} ${updateId}`, async () => {
      const state = this.cases.get(number);
      if (!state || state.stage === 'ended') throw new Gone('not found');
      const { actor, expectedRevision, ...body } = wanted(caseActions[action], request);
      const command = { type: action, ...body } as CommandOf<ActionName>;
      const events = granted(decide(state, command, actor as Actor, Date.now(), expectedRevision));
      await this.record(state, events);
      await this.tellOthers(this.cases.get(number)!, command);
      if (command.type === 'rmas') await this.startRma(state, command, actor as Actor);
      return viewCase(this.cases.get(number)!);
    });
  }

  actOnRma(
    number: string,
    action: RmaActionName,
    request: Request<object>,
    updateId: string,
  ): Promise<RmaState> {
    return this.once(`${number} ${updateId}`, async () => {
      const state = this.rmas.get(number);
      if (!state || state.endedAt !== null) throw new Gone('not found');
      const { actor, expectedRevision, ...body } = wanted(rmaActions[action], request);
      const options = { hours: null, expectedRevision };
      const event = granted(decideRma(state, action, body as never, actor as Actor, Date.now(), options));
      const after = await this.recordRma(state, [event]);
      return wantsPart(after) ? this.supply(after, actor as Actor) : after;
    });
  }

  stockArrived(number: string): Promise<void> {
    this.heard.push(number);
    return Promise.resolve();
  }

  /** As the worker does, but for the workflow, of which there is none here. */
  async restart({ number, reason, by }: RestartInput): Promise<{ revision: number }> {
    const anew = await recordRestart({ number, reason, by, request: randomUUID() });
    if (!anew) throw new Gone('not found');
    if ('stage' in anew.state) this.cases.set(number, anew.state);
    return { revision: anew.state.seq };
  }

  rotaChanged(number: string): Promise<void> {
    this.askAnew.push(number);
    return Promise.resolve();
  }

  tellShortage(shortage: Shortage): Promise<void> {
    this.shortages.set(shortageWorkflowId(shortage), shortage);
    return Promise.resolve();
  }

  logCall({ state }: CallInput, updateId: string): Promise<CallState> {
    return this.once(
      updateId,
      async () => this.calls.get(state.number) ?? this.recordCall(state, [callLogged(state)]),
    );
  }

  actOnCall(number: string, action: CallActionName, request: Request<object>, updateId: string) {
    return this.once(`${number} ${updateId}`, async () => {
      const state = this.calls.get(number);
      if (!state || state.endedAt !== null) throw new Gone('not found');
      const { actor, expectedRevision, ...body } = wanted(callActions[action], request);
      const events = decideCall(state, action, body as never, actor as Actor, Date.now(), expectedRevision);
      return this.recordCall(state, granted(events));
    });
  }

  private async recordCall(before: CallState, events: CallEvent[]): Promise<CallState> {
    const state = applyCall(before, events);
    this.calls.set(state.number, state);
    await saveCall(state);
    const first = state.seq - events.length + 1;
    await appendTimeline(
      state.number,
      events.map((event, index) => ({ ...event, seq: first + index })),
    );
    return state;
  }

  ready() {
    return Promise.resolve({ temporal: !this.away, worker: !this.away });
  }

  /** The cases that a merge or a link is about hear of it. */
  private async tellOthers(state: CaseState, command: CommandOf<ActionName>): Promise<void> {
    const { number, customer, cancellation } = state;
    const tell = async (other: string, heard: CommandOf<'merged' | 'linkedFromThere'>) => {
      const there = this.cases.get(other);
      const events = there ? decideBySystem(there, heard, Date.now()) : [];
      if (there && events.length) await this.record(there, events);
    };
    if (cancellation?.duplicateOf !== undefined) {
      const merged = await carriedFrom(state, cancellation.take ?? {});
      await tell(cancellation.duplicateOf, { type: 'merged', merged });
    }
    if (command.type === 'link' || command.type === 'unlink') {
      const as = command.type === 'link' && { as: seenFromThere[command.as] };
      await tell(command.number, { type: 'linkedFromThere', number, customerId: customer.id, ...as });
    }
  }

  private async startRma(from: CaseState, command: CommandOf<'rmas'>, actor: Actor): Promise<void> {
    const { number, kind, serialNumber, partNumber, reason, keepDisk = false } = command;
    const { customer, contact, number: caseNumber, edition, coverage } = from;
    const rma = newRma(
      {
        ...{ number, caseNumber, customer, contact, kind, serialNumber, partNumber, reason, keepDisk },
        charge: usualCharge(coverage),
        edition,
      },
      stampOf(actor, ['engineer']),
      Date.now(),
    );
    await this.recordRma(rma, [rmaRequested(rma)]);
  }

  private async record(before: CaseState | null, events: CaseEvent[]): Promise<void> {
    const state = applyAll(before, events);
    this.cases.set(state.number, state);
    const first = state.seq - events.length + 1;
    await saveCase(state, { events });
    await appendTimeline(
      state.number,
      events.map((event, index) => ({ ...event, seq: first + index })),
    );
  }

  /** What the depot answers is there at once, where the workflow takes a moment. */
  private async supply(state: RmaState, { id, name }: Actor): Promise<RmaState> {
    const { number: rma, partNumber, depotId } = state;
    const now = Date.now();
    const answer = await reservePart({ rma, partNumber, depotId, by: { id, name }, at: now });
    return this.recordRma(state, depotAnswered(state, answer, now, null));
  }

  private async recordRma(before: RmaState, events: RmaEvent[]): Promise<RmaState> {
    let state = before;
    for (const event of events) {
      state = applyRma(state, event);
      await appendTimeline(state.number, [{ ...event, seq: state.seq }]);
    }
    this.rmas.set(state.number, state);
    await stockTransaction(async (session) => {
      await saveRma(state, session);
      await moveParts(state, events, session);
    });
    return state;
  }

  /** The same update ID leads to the same result; a refusal is not remembered. */
  private async once<T>(id: string, work: () => Promise<T>): Promise<T> {
    if (this.away) throw unavailable('The case engine');
    const known = this.results.get(id);
    if (known) return known as Promise<T>;
    const result = work();
    this.results.set(id, result);
    result.catch(() => this.results.delete(id));
    return result;
  }
}

/** What the workflow's validator takes of a request; the API lets nothing through that it would refuse. */
function wanted({ request: schema }: Action, request: object): Request<object> {
  const { value, faults } = check(schema, request, Date.now());
  if (faults)
    throw new Error(`The workflow would refuse what the API let through: ${JSON.stringify(faults)}`);
  return value as Request<object>;
}

function granted<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw new Problem(outcome.code, outcome.said);
  return outcome;
}
