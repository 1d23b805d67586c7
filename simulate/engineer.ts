import TinyQueue from 'tinyqueue';
import type { Candidate } from '../domain/assignment.ts';
import type { Actor } from '../domain/people.ts';
import type { Priority } from '../domain/vocabulary.ts';

/** Something to do for a case, as long as `stillWanted`. */
export interface Task {
  kind: 'respond' | 'work';
  priority: Priority;
  since: number;
  stillWanted(): boolean;
  /** Begins it; it keeps the engineer for so many milliseconds. */
  begin(now: number): number;
  /** What comes of it when that time is over. */
  end?(now: number): void;
}

/** First contacts before everything else, then by priority, then in the order in which they came. */
const order = (a: Task, b: Task): number =>
  Number(a.kind === 'work') - Number(b.kind === 'work') ||
  a.priority.localeCompare(b.priority) ||
  a.since - b.since;

/** An engineer who does one thing at a time. */
export class Engineer {
  readonly actor: Actor;
  readonly solved = new Map<string, number>();
  /** Cases that they hold now, most at once, ever held, and lost to somebody else by their silence. */
  open = 0;
  mostOpen = 0;
  cases = 0;
  lost = 0;
  busyMs = 0;
  private readonly tasks = new TinyQueue<Task>([], order);
  private isBusy = false;

  constructor(n: number, skills: string[]) {
    this.actor = { id: `engineer-${n}`, name: `Engineer ${n}`, roles: ['engineer'], skills };
  }

  /** As the assignment rule sees them. */
  candidate(category: string | null): Candidate {
    const { id, name, skills = [] } = this.actor;
    const similarSolved = this.solved.get(category ?? '') ?? 0;
    return { id, name, skills, onDuty: true, similarSolved, load: this.open, responsible: false };
  }

  hold(change: 1 | -1): void {
    this.open += change;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    if (change === 1) this.cases += 1;
  }

  take(task: Task): void {
    this.tasks.push(task);
  }

  /** Begins the next task that is still wanted, if their hands are free; null with nothing to do. */
  proceed(now: number): { task: Task; ms: number } | null {
    const task = this.isBusy ? undefined : this.next();
    if (!task) return null;
    // Before it begins: what it leads to may ask for the next task already.
    this.isBusy = true;
    const ms = task.begin(now);
    this.busyMs += ms;
    return { task, ms };
  }

  finish(): void {
    this.isBusy = false;
  }

  private next(): Task | undefined {
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) if (task.stillWanted()) return task;
    return undefined;
  }
}
