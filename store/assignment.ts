import type { Candidate } from '../domain/assignment.ts';
import type { Person } from '../domain/people.ts';
import type { Status } from '../domain/vocabulary.ts';
import { countBy } from './cases.ts';
import { findCustomer } from './customers.ts';
import { findPeopleInRole } from './people.ts';

const held: Status[] = ['open', 'on_hold'];
const solved: Status[] = ['resolved', 'closed'];

/** Every active engineer with what the assignment rule weighs, in four queries however many there are. */
export async function candidates(question: {
  category: string | null;
  vendor: string | null;
  customerId: string;
}): Promise<Candidate[]> {
  const [engineers, customer] = await Promise.all([
    findPeopleInRole('engineer'),
    findCustomer(question.customerId),
  ]);
  const ids = engineers.map(({ _id }) => _id);
  const [load, similar] = await Promise.all([
    countBy('assigneeId', ids, { status: held }),
    countBy('assigneeId', ids, { status: solved, similarTo: question }),
  ]);
  return engineers.map(({ _id: id, name, skills, onDuty }) => ({
    id,
    name,
    skills,
    onDuty,
    similarSolved: similar.get(id) ?? 0,
    load: load.get(id) ?? 0,
    responsible: customer?.engineerIds.includes(id) ?? false,
  }));
}

/** The expert on duty with the fewest open cases among those of any of `areas` (of all, when none is named), or null. */
export async function leastLoadedExpert(areas: string[]): Promise<Person | null> {
  const wanted = areas.map((area) => area.toLowerCase());
  const experts = (await findPeopleInRole('expert')).filter(
    ({ onDuty, skills }) => onDuty && (!wanted.length || skills.some((skill) => wanted.includes(skill))),
  );
  const load = await countBy(
    'expertId',
    experts.map(({ _id }) => _id),
    { status: held },
  );
  const [least] = experts.sort((a, b) => (load.get(a._id) ?? 0) - (load.get(b._id) ?? 0));
  return least ? { id: least._id, name: least.name } : null;
}
