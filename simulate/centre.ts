import TinyQueue from 'tinyqueue';
import { applyAll } from '../domain/case/apply.ts';
import type { ActionName, CommandOf } from '../domain/case/commands.ts';
import { decide, decideBySystem, open } from '../domain/case/decide.ts';
import { dues } from '../domain/case/due.ts';
import type { CaseEvent, Opening } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { WorkingHours } from '../domain/hours.ts';
import { withHours } from '../domain/case/hours.ts';
import { followerAt, followerOf } from '../domain/case/successor.ts';
import type { Actor } from '../domain/people.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Arrival } from './arrivals.ts';
import type { Chance } from './chance.ts';
import type { Engineer } from './engineer.ts';
import { react } from './reactions.ts';
import { Tally } from './tally.ts';

const day = 86_400_000;
const ahead = 75 * day;
const agent: Actor = { id: 'agent', name: 'Agent', roles: ['agent'] };

/** A case in the simulation; `stale` wakings are those that a later event has overtaken. */
export interface SimulatedCase {
  state: CaseState;
  wakings: number;
}

interface Happening {
  at: number;
  n: number;
  happen: () => void;
}

/**
 * A support centre in which the people are simulated and everything else is real: the workflow's own decisions,
 * deadlines and assignment rule, on a clock that jumps from one happening to the next.
 */
export class Centre {
  now: number;
  readonly chance: Chance;
  readonly engineers: readonly Engineer[];
  readonly tally = new Tally();
  readonly cases: SimulatedCase[] = [];
  private readonly coming = new TinyQueue<Happening>([], (a, b) => a.at - b.at || a.n - b.n);
  private readonly hours: WorkingHours | null;
  private count = 0;

  /** @param hours the policy's calendar for all the time that is played; null where it counts wall time */
  constructor(
    from: number,
    engineers: readonly Engineer[],
    chance: Chance,
    hours: WorkingHours | null = null,
  ) {
    this.now = from;
    this.hours = hours;
    this.engineers = engineers;
    this.chance = chance;
  }

  /** Plays until `until` (epoch milliseconds), telling `progress` how many calls have come in. */
  play(calls: readonly Arrival[], until: number, progress: (calls: number) => void = () => {}): void {
    calls.forEach(({ at, opening }, i) => {
      this.at(at, () => {
        this.open(opening);
        progress(i + 1);
      });
    });
    for (let next = this.coming.pop(); next && next.at <= until; next = this.coming.pop()) {
      this.now = next.at;
      next.happen();
    }
    for (const { state } of this.cases) this.tally.close(state);
  }

  after(ms: number, happen: () => void): void {
    this.at(this.now + ms, happen);
  }

  /** Asks for something as `actor`; what is not possible any more is let be. */
  act(subject: SimulatedCase, command: CommandOf<ActionName>, actor: Actor): void {
    const outcome = decide(subject.state, command, actor, this.now);
    if (!(outcome instanceof Refusal)) this.commit(subject, outcome);
  }

  engineer(id: string): Engineer | undefined {
    return this.engineers.find(({ actor }) => actor.id === id);
  }

  /** Gives the engineer their next task, if they have nothing in hand. */
  proceed(engineer: Engineer): void {
    const begun = engineer.proceed(this.now);
    if (!begun) return;
    this.after(begun.ms, () => {
      engineer.finish();
      begun.task.end?.(this.now);
      this.proceed(engineer);
    });
  }

  private open(opening: Opening): void {
    const events = open(opening, agent, this.now);
    const subject = { state: withHours(applyAll(null, events), this.hoursAhead()), wakings: 0 };
    this.cases.push(subject);
    let before: CaseState | null = null;
    for (const event of events) {
      const after = applyAll(before, [event]);
      this.tally.count(before, event, after);
      before = after;
    }
    const { successor: engineer } = followerOf(subject.state, this.candidates(subject.state));
    const command = { type: 'assignByRule', engineer } as const;
    this.commit(subject, decideBySystem(subject.state, command, this.now));
  }

  /** As much of the calendar as a case needs: the whole of it would be searched from its beginning every time. */
  private hoursAhead(): WorkingHours | null {
    if (!this.hours) return null;
    const [from, until] = [this.now - day, this.now + ahead];
    const days = this.hours.days.filter(([open]) => (open as number) >= from && (open as number) < until);
    return { from, until, days };
  }

  private candidates({ category }: CaseState) {
    return this.engineers.map((each) => each.candidate(category));
  }

  private commit(subject: SimulatedCase, events: CaseEvent[]): void {
    for (const event of events) {
      const before = subject.state;
      subject.state = applyAll(before, [event]);
      this.tally.count(before, event, subject.state);
      react(this, subject, event, before);
    }
    this.wakeInTime(subject);
  }

  /** Only the waking that was set last counts. */
  private wakeInTime(subject: SimulatedCase): void {
    const waking = ++subject.wakings;
    const [due] = dues(subject.state);
    if (!due || !Number.isFinite(due.at)) return;
    this.at(Math.max(due.at, this.now), () => {
      if (waking !== subject.wakings) return;
      const follower = followerAt(due, subject.state, this.candidates(subject.state));
      const command = { type: 'fallDue', key: due.key, ...follower } as const;
      this.commit(subject, decideBySystem(subject.state, command, this.now));
    });
  }

  private at(at: number, happen: () => void): void {
    this.coming.push({ at, n: this.count++, happen });
  }
}
