import type { Candidate } from '../domain/assignment.ts';
import type { Person } from '../domain/people.ts';
import { isOnDuty, nextDuty } from '../domain/rota.ts';
import type { Status } from '../domain/vocabulary.ts';
import { countBy } from './cases.ts';
import { findCustomer } from './customers.ts';
import { findPeopleInRole } from './people.ts';
import { horizon, rotaBetween } from './rota.ts';

const held: Status[] = ['open', 'on_hold'];
const solved: Status[] = ['resolved', 'closed'];

/** Every active engineer with what the assignment rule weighs, in a few queries however many there are. */
export async function candidates(question: {
  category: string | null;
  vendor: string | null;
  customerId: string;
  at?: number;
}): Promise<Candidate[]> {
  const now = question.at ?? Date.now();
  const [engineers, customer, rota] = await Promise.all([
    findPeopleInRole('engineer'),
    findCustomer(question.customerId),
    rotaBetween({ from: now, until: now + horizon }),
  ]);
  const ids = engineers.map(({ _id }) => _id);
  const [load, similar] = await Promise.all([
    countBy('assigneeId', ids, { status: held }),
    countBy('assigneeId', ids, { status: solved, similarTo: question }),
  ]);
  return engineers.map(({ _id: id, name, skills, supportLine, centre, ...user }) => {
    const onDuty = user.onDuty && isOnDuty(rota, id, 'engineer', now);
    const dutyFrom = user.onDuty && !onDuty ? nextDuty(rota, id, 'engineer', now) : null;
    return {
      ...{ id, name, skills, supportLine, centre, onDuty },
      ...(dutyFrom !== null && { dutyFrom }),
      similarSolved: similar.get(id) ?? 0,
      load: load.get(id) ?? 0,
      responsible: customer?.engineerIds.includes(id) ?? false,
      sameCentre: !!centre && centre === customer?.centre,
    };
  });
}

/** The expert on duty with the fewest open cases among those of any of `areas` (of all, when none is named), or null. */
export async function leastLoadedExpert(areas: string[]): Promise<Person | null> {
  const now = Date.now();
  const wanted = areas.map((area) => area.toLowerCase());
  const rota = await rotaBetween({ from: now, until: now });
  const experts = (await findPeopleInRole('expert')).filter(
    ({ _id, onDuty, skills }) =>
      onDuty &&
      isOnDuty(rota, _id, 'expert', now) &&
      (!wanted.length || skills.some((skill) => wanted.includes(skill))),
  );
  const load = await countBy(
    'expertId',
    experts.map(({ _id }) => _id),
    { status: held },
  );
  const [least] = experts.sort((a, b) => (load.get(a._id) ?? 0) - (load.get(b._id) ?? 0));
  return least ? { id: least._id, name: least.name } : null;
}
