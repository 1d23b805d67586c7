import { type QueueName, queues, type Reader, type Tally } from '../domain/case/queues.ts';
import type { CaseFilter } from './caseFilter.ts';
import { tallyCases } from './cases.ts';
import { recallPeopleInRole, recallUser } from './people.ts';
import { recent } from './recent.ts';

/** How long counts are kept, in milliseconds: however many people look, the cases are counted once in this time. */
const memory = 2_000;
const tallies = recent(memory, tallyCases);

/** The live cases, counted by what queues ask; up to two seconds old. */
export const recallTallies = (): Promise<Tally[]> => tallies.get('all');

/** The reader with their team. */
export async function readerOf(id: string): Promise<Reader> {
  const [user, ...people] = await Promise.all([
    recallUser(id),
    recallPeopleInRole('engineer'),
    recallPeopleInRole('expert'),
  ]);
  const centre = user?.centre ?? null;
  const team = people.flat().filter((person) => centre === null || person.centre === centre);
  return { id, team: [...new Set(team.map(({ _id }) => _id))] };
}

/** The cases of a queue as its reader sees it at `now`. */
export function queueFilter(name: QueueName, reader: Reader, now: number): CaseFilter {
  const { status, stage, whose, urgency, hold, rma, escalated, endedWithin } = queues[name];
  return {
    ...(status && { status: [...status] }),
    ...(stage && { stage: [...stage] }),
    ...(whose && { assigneeId: whose === 'mine' ? [reader.id] : [...reader.team] }),
    ...(urgency && { urgency }),
    ...(hold && { hold }),
    ...(rma && { rma }),
    ...(escalated && { escalated }),
    ...(endedWithin !== undefined && { closedFrom: new Date(now - endedWithin) }),
  };
}
