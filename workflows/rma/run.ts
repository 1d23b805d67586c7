import { condition, getExternalWorkflowHandle, log } from '@temporalio/workflow';
import type { WorkingHours } from '../../domain/hours.ts';
import type { Missed } from '../../domain/reach.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { type RmaDue, rmaDues } from '../../domain/rma/due.ts';
import type { RmaEvent, RmaState } from '../../domain/rma/state.ts';
import { loanEnded, rmaFallsDue, rmaMissed, rmaRequested } from '../../domain/rma/system.ts';
import { isEnded } from '../../domain/rma/transitions.ts';
import { depot } from '../activities.ts';
import { type Carried, caseWorkflowId, rmaChangedSignal, type RmaInput } from '../contract.ts';
import { isLongEnough, lastServed } from '../length.ts';
import { Recorder } from '../recorder.ts';
import { Seen } from '../seen.ts';
import { recordAndTell } from './queue.ts';
import { show } from './visibility.ts';

const day = 24 * 3_600_000;
/** Hours are asked for this far ahead, and again when they reach less far than any term does. */
const horizon = 90 * day;
const longestTerm = 45 * day;

/** One run of an RMA's workflow: its state, and what changes it by time. */
export class RmaRun {
  state: RmaState;
  readonly seen: Seen;
  readonly recorder: Recorder<RmaState, RmaEvent>;
  private readonly continueAfter: number | undefined;
  private hours: { depotId: string | null; known: WorkingHours | null } | undefined;
  /** What the case knows; it asked for the return itself. */
  private told: RmaState['state'] | undefined;
  private telling = false;

  constructor({ state, spares, carried, continueAfter }: RmaInput) {
    this.continueAfter = continueAfter;
    this.state = carried?.state ?? state;
    this.seen = new Seen(carried?.seen);
    // Who begins anew from what is stored does not know what the case heard.
    this.told = carried?.stored ? undefined : this.state.state;
    this.recorder = new Recorder(
      recordAndTell,
      this.state,
      carried?.undelivered ?? false,
      ({ missed = [] }) => this.hear(missed),
    );
    if (!carried) this.commit([rmaRequested(this.state, spares)]);
    else if (carried.stored) show(this.state);
  }

  /** What did not reach whom it was for. */
  hear(missed: readonly Missed[]): void {
    this.commit(rmaMissed(this.state, missed, Date.now()));
  }

  get isEnded(): boolean {
    return isEnded(this.state);
  }

  get isFull(): boolean {
    return isLongEnough(this.continueAfter);
  }

  commit(events: RmaEvent[], request?: string): void {
    if (!events.length) return;
    this.state = events.reduce(applyRma, this.state);
    this.recorder.add(events, this.state, request);
    show(this.state);
  }

  /** The working hours of a depot, far enough ahead for every term; null for one that is always open. */
  async hoursOf(depotId: string | null): Promise<WorkingHours | null> {
    const now = Date.now();
    if (this.hours?.depotId === depotId && (this.hours.known?.until ?? Infinity) - now > longestTerm)
      return this.hours.known;
    const known = await depot.depotHours({ depotId, from: now - day, until: now + horizon });
    this.hours = { depotId, known };
    return known;
  }

  /** Keeps the RMA's deadlines until it has ended or the run is full; `askDepot` is for a backorder that should be here. */
  async keep(askDepot: () => Promise<void>): Promise<void> {
    while (!this.isEnded && !this.isFull) {
      const before = this.state;
      const changed = () => this.state !== before || this.isFull;
      const [due] = rmaDues(before);
      if (!due) await condition(changed);
      else if (due.at > Date.now()) await condition(changed, due.at - Date.now(), { summary: due.summary });
      else await this.fire(due, askDepot);
    }
  }

  /** The case is restored: from now on a loan is to come back. */
  async endLoan(): Promise<void> {
    const hours = await this.hoursOf(this.state.depotId);
    const event = loanEnded(this.state, Date.now(), hours);
    if (event) this.commit([event]);
  }

  /** Lets the case know wherever the return stands; a case that is over does not need to hear. */
  async tellCase(): Promise<void> {
    for (;;) {
      await condition(() => this.state.state !== this.told);
      const { number, caseNumber, state } = this.state;
      this.telling = true;
      await getExternalWorkflowHandle(caseWorkflowId(caseNumber))
        .signal(rmaChangedSignal, { number, state })
        .catch(() => log.info('The case of this RMA is over', { caseNumber }));
      this.told = state;
      this.telling = false;
    }
  }

  /** Resolves when the case has heard, and all is written and delivered. */
  async settle(): Promise<void> {
    await condition(() => this.hasTold);
    await this.recorder.settle();
  }

  async handOver(): Promise<Carried<RmaState>> {
    await lastServed(() => this.hasTold && this.recorder.isFlushed);
    return { state: this.state, seen: this.seen.toJSON(), undelivered: this.recorder.stop() };
  }

  private get hasTold(): boolean {
    return this.told === this.state.state && !this.telling;
  }

  private async fire({ key, what }: RmaDue, askDepot: () => Promise<void>): Promise<void> {
    if (what === 'backorder') await askDepot();
    // The depot may not have answered: the next run asks it.
    if (this.isFull) return;
    const event = rmaFallsDue(this.state, key, Date.now());
    if (event) this.commit([event]);
  }
}
