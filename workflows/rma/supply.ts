import { condition } from '@temporalio/workflow';
import { depotAnswered, wantsPart } from '../../domain/rma/system.ts';
import { depot } from '../activities.ts';
import type { RmaRun } from './run.ts';

/**
 * Gets the RMA its part: asks the depot once it is approved, and while it is on backorder whenever stock has come.
 * The store knows how a reservation stands, so asking once more changes nothing.
 */
export class Supply {
  private readonly run: RmaRun;
  /** Asked again, though the answer so far was a backorder. */
  private again = false;
  private asking = false;

  constructor(run: RmaRun) {
    this.run = run;
  }

  /** Stock has come; who is not on backorder has no use for it. */
  arrived(): void {
    this.again = true;
  }

  /** Asks again, and resolves when the answer has taken effect. */
  async ask(): Promise<void> {
    this.again = true;
    await condition(() => (!this.again && !this.asking) || this.isOver);
  }

  /** Goes on until the RMA has ended, or the run is full and nothing is on its way. */
  async keep(): Promise<void> {
    for (;;) {
      await condition(() => this.isOver || this.isWanted);
      if (this.isOver) return;
      this.again = false;
      this.asking = true;
      await this.askDepot();
      this.asking = false;
    }
  }

  private get isOver(): boolean {
    return this.run.isEnded || this.run.isFull;
  }

  private get isWanted(): boolean {
    const { state } = this.run;
    return wantsPart(state) && (state.state === 'approved' || this.again);
  }

  private async askDepot(): Promise<void> {
    const { number: rma, partNumber, depotId, approvedBy, approvedAt, requestedBy } = this.run.state;
    const { id, name } = approvedBy ?? requestedBy;
    const at = approvedAt ?? Date.now();
    const answer = await depot.reservePart({ rma, partNumber, depotId, by: { id, name }, at });
    const hours = answer.state === 'reserved' ? await this.run.hoursOf(answer.depotId) : null;
    this.run.commit(depotAnswered(this.run.state, answer, Date.now(), hours));
  }
}
