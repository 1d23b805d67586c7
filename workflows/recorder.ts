import { CancellationScope, condition, isCancellation, patched } from '@temporalio/workflow';
import type { Entry, Heard, Recorded } from '../activities/contract.ts';
import { deliver } from './activities.ts';

/**
 * Writes what was decided, in order and one step at a time: whatever is decided while a step is being written goes
 * together into the next. Who has ended stays until the last messages are settled.
 */
export class Recorder<S extends { number: string; seq: number }, E> {
  private readonly record: (change: { state: S; events: Entry<E>[] }) => Promise<Recorded>;
  private waiting: Entry<E>[] = [];
  private latest: S;
  private recordedSeq: number;
  /** The latest step is written, but without something that is known by now. */
  private outdated = false;
  private owed: boolean;
  private delivering = false;
  private readonly hear: (heard: Heard) => void;
  private started = false;
  private readonly scope = new CancellationScope();

  constructor(
    record: (change: { state: S; events: Entry<E>[] }) => Promise<Recorded>,
    state: S,
    owed: boolean,
    /** Takes what is heard of messages, which went out or reached nobody; what follows from it is recorded next. */
    hear: (heard: Heard) => void,
  ) {
    this.record = record;
    this.hear = hear;
    this.latest = state;
    this.recordedSeq = state.seq;
    this.owed = owed;
  }

  /**
   * Takes the events that led to `state`; they are written as soon as what came before them is, with the update that
   * they answer: whoever begins the process anew from what is stored knows by that what was done.
   */
  add(events: E[], state: S, request?: string): void {
    const first = state.seq - events.length + 1;
    const answers = request ? { request } : {};
    this.waiting.push(...events.map((event, i) => ({ ...event, seq: first + i, ...answers })));
    this.latest = state;
  }

  /**
   * More is known of the latest step, though nothing has happened: what is still to be written is written with it. What
   * is written, or being written, is written once more where `matters` says that somebody would read something else.
   */
  know(state: S, matters: boolean): void {
    this.latest = state;
    if (!matters || !this.started || this.waiting.length) return;
    // Cases of before wrote nothing here, and their histories say so.
    if (patched('what-is-learned-is-recorded')) this.outdated = true;
  }

  /** Resolves when everything up to `seq` can be read. */
  recorded(seq: number): Promise<void> {
    return condition(() => this.recordedSeq >= seq);
  }

  /** Starts the two loops, which end when they are stopped; rejects with what is wrong with one of them. */
  async run(): Promise<void> {
    this.started = true;
    await this.scope.run(() => Promise.all([this.write(), this.deliver()])).catch(rethrowUnlessCancelled);
  }

  /** Resolves when nothing is left to write or to deliver. */
  async settle(): Promise<void> {
    await condition(() => this.isFlushed);
    await condition(() => !this.owed && !this.delivering);
  }

  /** Everything that was decided is written. */
  get isFlushed(): boolean {
    return this.recordedSeq >= this.latest.seq && !this.outdated;
  }

  /** Gives up deliveries under way and tells whether some are owed; for when everything is written. */
  stop(): boolean {
    const undelivered = this.owed || this.delivering;
    this.scope.cancel();
    return undelivered;
  }

  private async write(): Promise<void> {
    for (;;) {
      await condition(() => this.waiting.length > 0 || this.outdated);
      this.outdated = false;
      const events = this.waiting.splice(0);
      const state = this.latest;
      const recorded = await this.record({ state, events });
      this.owed ||= recorded.undelivered > 0;
      this.hear(recorded);
      this.recordedSeq = state.seq;
    }
  }

  private async deliver(): Promise<void> {
    for (;;) {
      await condition(() => this.owed);
      this.owed = false;
      this.delivering = true;
      try {
        // A delivery of before this was told answers with nothing.
        this.hear((await deliver(this.latest.number)) ?? {});
      } catch (error) {
        // After a day the messages are marked as failed and shown; the case does not wait for them.
        rethrowIfCancelled(error);
      } finally {
        this.delivering = false;
      }
    }
  }
}

function rethrowIfCancelled(error: unknown): void {
  if (isCancellation(error)) throw error;
}

function rethrowUnlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
