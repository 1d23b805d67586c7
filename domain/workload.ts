import type { Tally } from './case/queues.ts';
import { absenceOf, dutyRoles, isOnDuty, nextDuty, type Rota } from './rota.ts';
import { priorities, type Priority, type Role, type Stage, stages } from './vocabulary.ts';

/** What somebody holds: the unsolved cases, as the assignment rule weighs them, and how many of them are overdue. */
export interface Load {
  held: Record<Priority, number>;
  overdue: number;
}

export const noLoad = (): Load => ({
  held: Object.fromEntries(priorities.map((priority) => [priority, 0])) as Load['held'],
  overdue: 0,
});

/** The load of everybody who holds a case, by ID. */
export function loads(tallies: readonly Tally[]): Map<string, Load> {
  const byPerson = new Map<string, Load>();
  for (const { status, assigneeId, priority, urgency, count } of tallies) {
    if (assigneeId === null || status === 'resolved') continue;
    const load = byPerson.get(assigneeId) ?? noLoad();
    load.held[priority] += count;
    if (urgency === 'late') load.overdue += count;
    byPerson.set(assigneeId, load);
  }
  return byPerson;
}

/** The live cases of a stage. */
export interface Standing {
  stage: Stage;
  count: number;
  overdue: number;
  escalated: number;
}

/** How many live cases stand in each stage that a live case can be in, in the order of the process. */
export function standings(tallies: readonly Tally[]): Standing[] {
  return stages
    .filter((stage) => stage !== 'surveying' && stage !== 'ended')
    .map((stage) => {
      const sum = (which: (tally: Tally) => boolean) =>
        tallies.reduce((all, tally) => all + (tally.stage === stage && which(tally) ? tally.count : 0), 0);
      return {
        stage,
        count: sum(() => true),
        overdue: sum(({ urgency }) => urgency === 'late'),
        escalated: sum(({ escalated }) => escalated),
      };
    });
}

export const duties = ['on_duty', 'off_duty', 'absent'] as const;
export type Duty = (typeof duties)[number];

/**
 * Whether somebody can be assigned cases at an instant: `onDuty` is the directory's word, which the rota cannot
 * overrule. `from` is when they next can (epoch milliseconds), null where they can now or nobody knows.
 */
export function dutyOf(
  rota: Rota,
  { id, roles, onDuty }: { id: string; roles: readonly Role[]; onDuty: boolean },
  at: number,
): { duty: Duty; from: number | null } {
  const held = dutyRoles.filter((role) => roles.includes(role));
  if (onDuty && held.some((role) => isOnDuty(rota, id, role, at))) return { duty: 'on_duty', from: null };
  const next = onDuty ? held.flatMap((role) => nextDuty(rota, id, role, at) ?? []) : [];
  return {
    duty: absenceOf(rota, id, at) ? 'absent' : 'off_duty',
    from: next.length ? Math.min(...next) : null,
  };
}
