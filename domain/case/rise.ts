import { type Priority, raised, type Role } from '../vocabulary.ts';
import { draft, type Draft } from './drafts.ts';
import type { Overdue } from './events.ts';
import type { CaseState } from './state.ts';

/** Why a priority rises by itself: nobody responds, no solution came in time, or the customer refused it. [S1] */
export type RiseCause = 'silence' | 'unsolved' | 'rejected';

/** Who is in charge of a priority, and hears of a case that rises to it; nobody rises to P4. [S1] */
const inCharge: Record<Exclude<Priority, 'P4'>, Role> = {
  P1: 'technical_center_manager',
  P2: 'response_center_manager',
  P3: 'technical_manager',
};

const reported: Record<RiseCause, Overdue> = {
  silence: 'silence',
  unsolved: 'solve_online',
  rejected: 'rejection',
};

/** The priority goes up one level and whoever is in charge of it hears; from the top, the managers do. [S1] */
export function rise(
  { priority: from }: CaseState,
  cause: RiseCause,
  { key, dueAt }: { key: string; dueAt: string },
): Draft[] {
  const to = raised(from);
  if (to && to !== 'P4')
    return [draft('priority_changed', { from, to, reason: '', cause, key, told: [inCharge[to]] })];
  return [
    draft('escalated_to_manager', {
      ...{ key, dueAt, clock: reported[cause] },
      to: [inCharge.P1, 'response_center_manager'],
    }),
  ];
}
