import type { RotaDocument } from '../calendars/rota.ts';
import type { Person } from '../domain/people.ts';
import { listCases } from '../store/cases.ts';
import { recallUser } from '../store/people.ts';
import { heldBy } from './leaving.ts';
import type { SignedInCall } from './route.ts';

type Absences = RotaDocument['absences'];

const awayAt = (absences: Absences, now: number): Set<string> =>
  new Set(
    absences
      .filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
      .map(({ person }) => person),
  );

/** Who is on leave now by the new rota and was not by the one before. */
export async function goingOnLeave(before: Absences, after: Absences, now = Date.now()): Promise<Person[]> {
  const away = awayAt(before, now);
  const going = [...awayAt(after, now)].filter((id) => !away.has(id));
  return Promise.all(going.map(async (id) => ({ id, name: (await recallUser(id))?.name ?? id })));
}

/** How many cases of the highest priority are told at most; what is told of nothing asks with its next change. */
const most = 100;

/**
 * Lets those cases ask until when whoever has them is there to which a change of the rota can matter: of the highest priority,
 * by shifts, and of whoever is, or was to be, on leave.
 */
export async function tellCases(
  absences: Absences,
  { engine }: Pick<SignedInCall<unknown, unknown, unknown>['deps'], 'engine'>,
  now = Date.now(),
): Promise<void> {
  const soonest = { by: 'dueAt', descending: false } as const;
  const urgent = await listCases({ priority: ['P1'], status: ['open', 'on_hold'] }, soonest, null, most);
  const away = new Set(absences.filter(({ until }) => Date.parse(until) > now).map(({ person }) => person));
  const theirs = await Promise.all([...away].map(heldBy));
  const numbers = new Set([...urgent.data, ...theirs.flat()].map(({ number }) => number));
  await Promise.all([...numbers].map((number) => engine.rotaChanged(number)));
}
