import { type Held, leaveFrom, type Rota, shiftEnd } from '../rota.ts';
import type { Role } from '../vocabulary.ts';
import { follows } from './edition.ts';
import { isUnsolved } from './stages.ts';
import type { AssigneeDuty, CaseState } from './state.ts';

/** Whether the rota matters to the case: while somebody works on it. Cases of before stay with whoever has them. */
export const heedsRota = (state: CaseState): boolean =>
  follows(state, 2) && state.assignee !== null && isUnsolved(state.stage);

/**
 * Until when whoever has the case is there; null where the rota says nothing of them. What is `beyond` is not known yet: a
 * shift that goes on to it has no end (epoch milliseconds).
 */
export function dutyOfAssignee(
  { assignee, assignedAt, openedAt }: CaseState,
  roles: readonly Role[],
  rota: Rota,
  { now, beyond }: { now: number; beyond: number },
): AssigneeDuty | null {
  if (!assignee) return null;
  const held: Held = { since: assignedAt ?? openedAt, now };
  const ends = shiftEnd(rota, assignee.id, roles.includes('engineer') ? 'engineer' : 'expert', held);
  const leaves = leaveFrom(rota, assignee.id, held);
  if (leaves === null && (ends === null || ends >= beyond)) return null;
  return {
    person: assignee.id,
    ...(ends !== null && ends < beyond && { shiftEnds: ends }),
    ...(leaves !== null && { leaveFrom: leaves }),
  };
}
