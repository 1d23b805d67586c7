import { dutyOfAssignee, heedsRota } from '../domain/case/duty.ts';
import type { AssigneeDuty, CaseState } from '../domain/case/state.ts';
import type { Person } from '../domain/people.ts';
import { absenceOf, isOnDuty, type RotaRole } from '../domain/rota.ts';
import { recallPeopleInRole, recallUser } from './people.ts';
import { horizon, recallRota, recallShifts, rotaBetween } from './rota.ts';

const isSame = (one: AssigneeDuty | null, other: AssigneeDuty | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Until when whoever has the case is there, as the rota has it now; null: it says nothing of them; undefined: nothing else
 * than the case knows.
 */
export async function dutyFor(state: CaseState, now = Date.now()): Promise<AssigneeDuty | null | undefined> {
  const { assignee, duty = null } = state;
  if (!assignee || !heedsRota(state)) return undefined;
  const rota = await recallShifts();
  const roles = (await recallUser(assignee.id))?.roles ?? [];
  const found = dutyOfAssignee(state, roles, rota, { now, beyond: now + horizon });
  return isSame(found, duty) ? undefined : found;
}

/** Until when somebody is on leave now, as `{awayUntil}` in ISO 8601; nothing where they are not. */
export async function awayUntil(person: string): Promise<{ awayUntil?: string }> {
  const away = absenceOf(await recallRota(), person, Date.now());
  return away ? { awayUntil: new Date(away.until).toISOString() } : {};
}

/** Who is on duty at an instant, by role; the directory can say that somebody is not, which the rota cannot overrule. */
export async function onDutyAt<R extends RotaRole>(
  roles: readonly R[],
  at: number,
): Promise<Record<R, Person[]>> {
  const rota = await rotaBetween({ from: at, until: at });
  const on = async (role: R): Promise<[R, Person[]]> => {
    const people = await recallPeopleInRole(role);
    const there = people.filter(({ _id, onDuty }) => onDuty && isOnDuty(rota, _id, role, at));
    return [role, there.map(({ _id: id, name }) => ({ id, name }))];
  };
  return Object.fromEntries(await Promise.all(roles.map(on))) as Record<R, Person[]>;
}
