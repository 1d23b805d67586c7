import type { Client } from '@temporalio/client';
import type { Finding } from '../domain/stuck.ts';
import { countLive, kinds, type Kind, liveNumbers, overslept, wakingOf } from '../store/live.ts';
import type { Looks } from '../store/looks.ts';
import type { StuckRecord } from '../store/stuck.ts';
import { conditionOf, countRunning, endedBadly, listRunning, reported } from './processes.ts';

/** A deadline that passed so long ago was let pass, in milliseconds. */
const tolerated = 60_000;
/** Lists may be behind by so much, in milliseconds. */
const overlap = 120_000;
/** How far the first look goes back, in milliseconds. */
const firstLook = 24 * 3_600_000;
/** So many that are late are looked at closely in one look. */
const mostLate = 200;
/** So many are asked for at the same time. */
const atOnce = 16;

/** What one look found. */
export interface Look {
  found: Finding[];
  /** What is to be looked at again before it is said to be stuck. */
  suspected: string[];
}

/** Which of those that should run are not in Temporal's list; asked for whole only where there are too few. */
async function missing(client: Client, kind: Kind, marked: readonly StuckRecord[]): Promise<string[]> {
  const gone = marked.filter(({ _id, reason }) => reason === 'gone' && _id.startsWith(kind)).length;
  const [live, running] = await Promise.all([countLive(kind), countRunning(client, kind)]);
  if (running + gone >= live) return [];
  const runs = await listRunning(client, kind);
  const lost: string[] = [];
  for await (const stretch of liveNumbers(kind)) lost.push(...stretch.filter((number) => !runs.has(number)));
  return lost;
}

/** Asks of each, some at a time. */
async function each<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let i = 0; i < items.length; i += atOnce)
    answers.push(...(await Promise.all(items.slice(i, i + atOnce).map(ask))));
  return answers;
}

/**
 * Looks at everything that is to be kept going, with a few questions however much that is; only what looks wrong is
 * looked at closely. What fails or is late is found when it is so at two looks: a worker that dies, or comes back after
 * an outage, is no case for a repair. `now`: by the database's clock.
 */
export async function look(
  client: Client,
  looks: Looks,
  marked: readonly StuckRecord[],
  now: number,
): Promise<Look> {
  const since = new Date((looks.at?.getTime() ?? now - firstLook) - overlap);
  const [ended, failing, late] = await Promise.all([
    endedBadly(client, since),
    reported(client),
    overslept(new Date(now - tolerated), mostLate),
  ]);
  // To count what is stored costs most, so it is done at every second look.
  const lost = looks.count % 2 ? [] : await each(kinds, (kind) => missing(client, kind, marked));
  const doubtful = [...failing, ...late];
  const twice = doubtful.filter((number) => looks.suspected.includes(number));
  const known = marked.map(({ _id }) => _id);
  const asked = [...new Set([...ended, ...lost.flat(), ...twice, ...known])];
  const waking = await wakingOf(asked);
  const overdue = new Set(late);
  const judged = await each([...waking.keys()], async (number): Promise<Finding[]> => {
    const condition = await conditionOf(client, number);
    if (condition !== 'well') return [{ number, reason: condition }];
    return overdue.has(number) ? [{ number, reason: 'late' }] : [];
  });
  return { found: judged.flat(), suspected: [...new Set(doubtful)] };
}
