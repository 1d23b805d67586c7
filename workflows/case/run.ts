import { condition, workflowInfo } from '@temporalio/workflow';
import type { Candidate } from '../../domain/assignment.ts';
import { applyAll } from '../../domain/case/apply.ts';
import { follows } from '../../domain/case/edition.ts';
import { deadlinesDiffer, withHours } from '../../domain/case/hours.ts';
import type { WorkingHours } from '../../domain/hours.ts';
import type { CommandOf, Follower, SystemCommands } from '../../domain/case/commands.ts';
import { decideBySystem, open } from '../../domain/case/decide.ts';
import { type Due, dues } from '../../domain/case/due.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { AssigneeDuty, CaseState } from '../../domain/case/state.ts';
import { followerAt, followerOf } from '../../domain/case/successor.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import { directory, recording } from '../activities.ts';
import type { Heard } from '../../activities/contract.ts';
import type { CaseInput, Carried } from '../contract.ts';
import { isLongEnough, lastServed } from '../length.ts';
import { Recorder } from '../recorder.ts';
import { Seen } from '../seen.ts';
import { show } from './visibility.ts';

/** One run of a case's workflow: its state, and the only two ways to change it, by people and by time. */
export class CaseRun {
  state: CaseState;
  readonly seen: Seen;
  readonly recorder: Recorder<CaseState, CaseEvent>;
  readonly continueAfter: number | undefined;
  /** The case has begun: whoever chooses by the rule has chosen. */
  isReady = false;
  private upcoming: Due[];

  constructor({ opening, by, assignee, carried, continueAfter }: CaseInput) {
    this.continueAfter = continueAfter;
    this.seen = new Seen(carried?.seen);
    // The promise counts from when the call was taken, not from when a worker had time for it.
    const openedAt = workflowInfo().startTime.getTime();
    const events = carried ? [] : open(opening, by, openedAt, assignee);
    this.state = carried?.state ?? applyAll(null, events);
    const before = { ...this.state, seq: this.state.seq - events.length };
    this.recorder = new Recorder(recording.recordCase, before, carried?.undelivered ?? false, (heard) =>
      this.hear(heard),
    );
    this.recorder.add(events, this.state);
    this.upcoming = dues(this.state);
    if (carried) show(this.state);
  }

  /** What the case would be, and what would fall due. */
  foresee(events: CaseEvent[]): { state: CaseState; upcoming: Due[] } {
    const state = applyAll(this.state, events);
    return { state, upcoming: dues(state) };
  }

  /** Facts take effect at once; they can be read when `recorder.recorded` says so. */
  commit(events: CaseEvent[], request?: string): void {
    if (!events.length) return;
    const { state, upcoming } = this.foresee(events);
    this.state = state;
    this.upcoming = upcoming;
    this.recorder.add(events, state, request);
    show(this.state);
  }

  /** More of the calendar's hours: what runs inside them is due when they say. Nothing has happened by that. */
  know(hours: WorkingHours | null): void {
    const before = this.state;
    this.state = withHours(before, hours);
    this.upcoming = dues(this.state);
    this.recorder.know(this.state, deadlinesDiffer(before, this.state));
    show(this.state);
  }

  /** The rota was changed: until when whoever has the case is there is told with what is written. */
  askForDuty(): void {
    if (follows(this.state, 2)) this.recorder.know(this.state, true);
  }

  private learnDuty(duty: AssigneeDuty | null): void {
    this.state = { ...this.state, duty };
    this.upcoming = dues(this.state);
    show(this.state);
  }

  /**
   * What is told with what was written: until when whoever has the case is there, what messages reached, and what they
   * did not. The case remembers whether text messages leave, and records the rest.
   */
  hear({ sms, duty, sent = [], missed = [] }: Heard): void {
    const { reach } = this.state;
    if (duty !== undefined) this.learnDuty(duty);
    if (sms !== undefined && reach?.sms !== sms) this.state = { ...this.state, reach: { ...reach, sms } };
    if (sent.length) this.bySystem({ type: 'sent', seqs: sent });
    if (missed.length) this.bySystem({ type: 'notReached', missed });
  }

  bySystem(command: CommandOf<keyof SystemCommands>): void {
    this.commit(decideBySystem(this.state, command, Date.now()));
  }

  /** The history is long enough: everybody who waits gives up, and the case goes on in a new run. */
  get isFull(): boolean {
    return isLongEnough(this.continueAfter);
  }

  /** Keeps a stage's promises until the case leaves it, or the run is full; answers with the stage it is in then. */
  async stay(stage: Stage): Promise<Stage> {
    await this.keep('stage', () => this.state.stage !== stage);
    return this.state.stage;
  }

  /** Fires `owner`'s deadlines one after the other, each at its time, until `over`. One timer, none while paused. */
  async keep(owner: Due['owner'], over: () => boolean): Promise<void> {
    const next = () => this.upcoming.find((due) => due.owner === owner);
    while (!over() && !this.isFull) {
      const due = next();
      const changed = () => {
        const now = next();
        return over() || this.isFull || now?.key !== due?.key || now?.at !== due?.at;
      };
      if (!due) await condition(changed);
      else if (due.at <= Date.now()) await this.fire(due);
      else await condition(changed, due.at - Date.now(), { summary: due.summary });
    }
  }

  /** Assigns by the rule; with nobody on duty the case waits in the supervisors' queue. */
  async assign(): Promise<void> {
    const { successor: engineer, ...found } = followerOf(this.state, await this.candidates());
    this.bySystem({ type: 'assignByRule', engineer, ...found });
  }

  /** Who follows whoever has the case now, by the rule; others who had it before may have it again. */
  async follower(): Promise<Follower> {
    return followerOf(this.state, await this.candidates(), { again: true });
  }

  /**
   * A case that comes back to somebody who has left goes to whom the rule chooses. A case of before asked nobody, and its
   * history says so.
   */
  async leaveWhoIsGone(): Promise<void> {
    const { assignee, reach } = this.state;
    if (!assignee || !reach || (await directory.findPerson(assignee.id))) return;
    const { successor: engineer, merits } = await this.follower();
    this.bySystem({ type: 'handBack', engineer, merits });
  }

  private candidates(): Promise<Candidate[]> {
    const { category, vendor, customer } = this.state;
    return directory.findCandidates({ category, vendor, customerId: customer.id, at: Date.now() });
  }

  private async fire(due: Due): Promise<void> {
    const candidates = due.needsSuccessor ? await this.candidates() : [];
    this.bySystem({ type: 'fallDue', key: due.key, ...followerAt(due, this.state, candidates) });
  }

  async handOver(): Promise<Carried<CaseState>> {
    await lastServed(() => this.recorder.isFlushed);
    return { state: this.state, seen: this.seen.toJSON(), undelivered: this.recorder.stop() };
  }
}
