import { isOpen } from '../domain/clocks.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { CaseState, Clock } from '../domain/case/state.ts';
import type { ClockName, Priority } from '../domain/vocabulary.ts';

export interface Attainment {
  clock: ClockName;
  priority: Priority;
  met: number;
  breached: number;
  /** Neither when the simulation ended. */
  open: number;
}

/** Counts what becomes of every promise, as it happens. */
export class Tally {
  readonly events = new Map<string, number>();
  private readonly rows = new Map<string, Attainment>();

  /** One event of a case, which took it from `before` to `after`. */
  count(before: CaseState | null, event: CaseEvent, after: CaseState): void {
    const kind = event.kind === 'taken_over' ? `taken_over (${event.data.cause})` : event.kind;
    this.events.set(kind, this.of(kind) + 1);
    for (const clock of after.clocks) {
      const was = before?.clocks.find((other) => same(other, clock));
      if (was?.state === clock.state) continue;
      const row = this.row(clock.name, before?.priority ?? after.priority);
      if (clock.state === 'met') row.met += 1;
      if (clock.state === 'breached') row.breached += 1;
    }
  }

  /** A case as it stands when the simulation ends. */
  close({ clocks, priority }: CaseState): void {
    for (const clock of clocks)
      if (isOpen(clock) && clock.state !== 'breached') this.row(clock.name, priority).open += 1;
  }

  of(kind: string): number {
    return this.events.get(kind) ?? 0;
  }

  /** By clock in the order in which they first mattered, and by priority. */
  get attainment(): Attainment[] {
    const names = [...new Set([...this.rows.values()].map(({ clock }) => clock))];
    return [...this.rows.values()].sort(
      (a, b) => names.indexOf(a.clock) - names.indexOf(b.clock) || a.priority.localeCompare(b.priority),
    );
  }

  private row(clock: ClockName, priority: Priority): Attainment {
    const key = `${clock} ${priority}`;
    const row = this.rows.get(key) ?? { clock, priority, met: 0, breached: 0, open: 0 };
    this.rows.set(key, row);
    return row;
  }
}

const same = (a: Clock, b: Clock): boolean => a.name === b.name && a.startedAt === b.startedAt;
