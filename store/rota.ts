import type { RotaDocument } from '../calendars/rota.ts';
import { spansOf, type Stretch } from '../calendars/shift.ts';
import type { WorkingHours } from '../domain/hours.ts';
import type { Rota } from '../domain/rota.ts';
import { calendars } from './calendars.ts';
import { editable, type Edited } from './editable.ts';
import { hoursOf } from './hours.ts';
import { recent } from './recent.ts';

/** How far ahead the rota is asked when somebody next comes on duty; in milliseconds. */
export const horizon = 14 * 86_400_000;

const only = 'rota';
const rotas = editable<RotaDocument>('Rota', 'rota');

/** The rota as it was last put, or null while there is none. */
export const findRota = (): Promise<Edited<RotaDocument> | null> => rotas.find(only);

/** Puts the rota in place of revision `expected`; null when another one is there. */
export const putRota = (
  document: RotaDocument,
  changedBy: string,
  expected?: number,
): Promise<Edited<RotaDocument> | null> => {
  const forget = () => [duty, shifts].forEach((known) => known.forget());
  forget();
  return rotas.put(only, document, changedBy, expected).finally(forget);
};

const calendarIds = ({ shifts }: RotaDocument): string[] => [
  ...new Set(shifts.flatMap(({ inside, outside }) => inside ?? outside ?? [])),
];

/** Whether a shift is bound to this calendar. */
export async function rotaUses(calendarId: string): Promise<boolean> {
  const found = await findRota();
  return found !== null && calendarIds(found.document).includes(calendarId);
}

/** How long who is on duty is remembered, and how far beyond that it is worked out, in milliseconds. */
const memory = 10_000;
const duty = recent(memory, () => {
  const now = Date.now();
  return rotaBetween({ from: now, until: now + 2 * memory });
});

/** The rota at about this moment, from memory where it was asked for a moment ago: every message asks. */
export const recallRota = (): Promise<Rota> => duty.get(only);

/** The rota a horizon back and a horizon ahead, from memory likewise: every change of a case that somebody has asks. */
const shifts = recent(memory, () => {
  const now = Date.now();
  return rotaBetween({ from: now - horizon, until: now + horizon + 2 * memory });
});
export const recallShifts = (): Promise<Rota> => shifts.get(only);

/** The rota between two instants. Shifts whose calendar is gone are left out; `DELETE` of a calendar refuses that. */
export async function rotaBetween(stretch: Stretch): Promise<Rota> {
  const found = await findRota();
  if (!found) return { shifts: [], absences: [] };
  const { timezone, shifts, absences } = found.document;
  const hours = new Map<string, WorkingHours | null>();
  for (const { id, document } of await calendars.findAll(calendarIds(found.document)))
    hours.set(id, await hoursOf(document, stretch));
  return {
    shifts: shifts.map((shift) => {
      const { role, people = null, inside, outside } = shift;
      const calendar = inside ?? outside;
      const known = calendar === undefined ? null : hours.get(calendar);
      return { role, people, spans: known === undefined ? [] : spansOf(shift, timezone, stretch, known) };
    }),
    absences: absences.map(({ person, from, until }) => ({
      person,
      from: Date.parse(from),
      until: Date.parse(until),
    })),
  };
}
