import type { Tally } from '../domain/case/queues.ts';
import { dutyRoles } from '../domain/rota.ts';
import { dutyOf, type Duty, type Load, loads, noLoad } from '../domain/workload.ts';
import type { Role } from '../domain/vocabulary.ts';
import { recallPeopleInRole, recallUser } from './people.ts';
import { horizon, rotaBetween } from './rota.ts';

export interface Loaded extends Load {
  id: string;
  name: string;
  roles: Role[];
  skills: string[];
  duty: Duty;
  dutyFrom: number | null;
}

/** Every active engineer and expert, and whoever else still holds a case, with what they hold and whether they are here. */
export async function loaded(tallies: readonly Tally[]): Promise<Loaded[]> {
  const now = Date.now();
  const [rota, ...people] = await Promise.all([
    rotaBetween({ from: now, until: now + horizon }),
    ...dutyRoles.map(recallPeopleInRole),
  ]);
  const held = loads(tallies);
  const known = new Map(people.flat().map((user) => [user._id, user]));
  const others = await Promise.all([...held.keys()].filter((id) => !known.has(id)).map(recallUser));
  for (const user of others) if (user) known.set(user._id, { ...user, onDuty: false });
  return [...known.values()].map((user) => {
    const { _id: id, name, roles, skills } = user;
    const { duty, from } = dutyOf(rota, { ...user, id }, now);
    return { id, name, roles, skills, duty, dutyFrom: from, ...(held.get(id) ?? noLoad()) };
  });
}
