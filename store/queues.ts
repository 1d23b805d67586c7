import { keysOf } from '../domain/case/asks.ts';
import { isFor, type QueueName, queues, type Reader, type Tally } from '../domain/case/queues.ts';
import type { CaseFilter } from './caseFilter.ts';
import { liveCases } from './cases.ts';
import { recallPeopleInRole, recallUser } from './people.ts';
import { recent } from './recent.ts';

/** How long what is known is good enough, in milliseconds: however many people look, the database is asked once. */
const memory = 2_000;
const lately = recent(memory, () => liveCases.learn());

/** The live cases, counted by what queues ask; up to two seconds old. */
export async function recallTallies(): Promise<Tally[]> {
  await lately.get('all');
  return liveCases.tallies();
}

/** The reader with their team. */
export async function readerOf(id: string): Promise<Reader> {
  const [user, ...people] = await Promise.all([
    recallUser(id),
    recallPeopleInRole('engineer'),
    recallPeopleInRole('expert'),
  ]);
  const centre = user?.centre ?? null;
  const team = people.flat().filter((person) => centre === null || person.centre === centre);
  const { roles = [], skills = [] } = user ?? {};
  return { id, team: [...new Set(team.map(({ _id }) => _id))], roles, skills };
}

/** The cases of a queue as its reader sees it at `now`. */
export function queueFilter(name: QueueName, reader: Reader, now: number): CaseFilter {
  const {
    status,
    stage,
    whose,
    ask,
    visit,
    priorityAsked,
    urgency,
    hold,
    toCall,
    rma,
    escalated,
    endedWithin,
  } = queues[name];
  if (!isFor(queues[name], reader.roles)) return { status: [] };
  return {
    ...(status && { status: [...status] }),
    ...(stage && { stage: [...stage] }),
    ...(whose && { assigneeId: { mine: [reader.id], team: [...reader.team], nobody: [null] }[whose] }),
    ...(ask && { asks: keysOf(ask, reader) }),
    ...(visit && { visit }),
    ...(priorityAsked && { priorityAsked }),
    ...(urgency && { urgency }),
    ...(hold && { hold }),
    ...(toCall && { toCall }),
    ...(rma && { rma }),
    ...(escalated && { escalated }),
    ...(endedWithin !== undefined && { closedFrom: new Date(now - endedWithin) }),
  };
}
