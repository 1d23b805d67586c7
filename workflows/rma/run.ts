import { condition, getExternalWorkflowHandle, log, workflowInfo } from '@temporalio/workflow';
import { applyRma, isEnded } from '../../domain/rma/apply.ts';
import { returnFallsDue, rmaRequested } from '../../domain/rma/decide.ts';
import { returnDues } from '../../domain/rma/due.ts';
import type { RmaEvent, RmaState } from '../../domain/rma/state.ts';
import { recording } from '../activities.ts';
import { type Carried, caseWorkflowId, rmaChangedSignal, type RmaInput } from '../contract.ts';
import { Recorder } from '../recorder.ts';
import { Seen } from '../seen.ts';

/** One run of an RMA's workflow: its state, and what changes it by time. */
export class RmaRun {
  state: RmaState;
  readonly returnWithin: number;
  readonly seen: Seen;
  readonly recorder: Recorder<RmaState, RmaEvent>;
  /** What the case knows; it asked for the return itself. */
  private told: RmaState['state'];
  private telling = false;

  constructor({ state, returnWithin, carried }: RmaInput) {
    this.state = carried?.state ?? state;
    this.returnWithin = returnWithin;
    this.seen = new Seen(carried?.seen);
    this.told = this.state.state;
    this.recorder = new Recorder(recording.recordRma, this.state, carried?.undelivered ?? false);
    if (!carried) this.commit(rmaRequested(this.state));
  }

  get isEnded(): boolean {
    return isEnded(this.state);
  }

  get isFull(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  commit(event: RmaEvent): void {
    this.state = applyRma(this.state, event);
    this.recorder.add([event], this.state);
  }

  /** Keeps the return's deadlines until the RMA has ended or the run is full. */
  async keep(): Promise<void> {
    while (!this.isEnded && !this.isFull) {
      const before = this.state;
      const changed = () => this.state !== before || this.isFull;
      const [due] = returnDues(before);
      if (!due) await condition(changed);
      else if (due.at > Date.now()) await condition(changed, due.at - Date.now(), { summary: due.summary });
      else this.fire(due.key);
    }
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
    await condition(() => this.told === this.state.state && !this.telling);
    await this.recorder.settle();
  }

  async handOver(): Promise<Carried<RmaState>> {
    await condition(() => this.told === this.state.state && !this.telling);
    const undelivered = await this.recorder.handOver();
    return { state: this.state, seen: this.seen.toJSON(), undelivered };
  }

  private fire(key: string): void {
    const event = returnFallsDue(this.state, key, Date.now());
    if (event) this.commit(event);
  }
}
