import { managerRoles } from './vocabulary.ts';

/** Who is on duty when: shifts and absences as UTC instants (epoch milliseconds). The editable form is `calendars/rota.ts`. */
export const dutyRoles = ['engineer', 'expert'] as const;
/** Those who are told of cases at night, and are assigned none. [S0] */
export const toldRoles = ['agent', ...managerRoles] as const;
/** Who has shifts. */
export const rotaRoles = [...dutyRoles, ...toldRoles] as const;
export type RotaRole = (typeof rotaRoles)[number];

export interface Shift {
  role: RotaRole;
  /** IDs of those on the shift; null for everybody in the role. */
  people: string[] | null;
  /** From the first instant up to but not at the second, in order. */
  spans: [from: number, until: number][];
}

export interface Absence {
  person: string;
  from: number;
  until: number;
}

export interface Rota {
  shifts: Shift[];
  absences: Absence[];
}

const covers = (from: number, at: number, until: number): boolean => from <= at && at < until;
const shiftsOf = ({ shifts }: Rota, person: string, role: RotaRole): Shift[] =>
  shifts.filter((shift) => shift.role === role && (shift.people?.includes(person) ?? true));

/** The absence that `person` is on at an instant, if any. */
export const absenceOf = ({ absences }: Rota, person: string, at: number): Absence | undefined =>
  absences.find((each) => each.person === person && covers(each.from, at, each.until));

/**
 * Whether the rota has `person` on duty in `role` at an instant: on one of their shifts and not absent. A role for
 * which there are no shifts at all is always on duty. [domain.md, Intake: night-and-weekend duty engineers, S0, S2]
 */
export function isOnDuty(rota: Rota, person: string, role: RotaRole, at: number): boolean {
  if (absenceOf(rota, person, at)) return false;
  if (!rota.shifts.some((shift) => shift.role === role)) return true;
  return shiftsOf(rota, person, role).some(({ spans }) =>
    spans.some(([from, until]) => covers(from, at, until)),
  );
}

/**
 * Who of `people` in `role` is told something at an instant: those on a shift of theirs; all of them where nobody of the
 * role has a shift then.
 */
export function onCall(rota: Rota, role: string, people: readonly string[], at: number): readonly string[] {
  const running = rota.shifts.filter(
    (shift) => shift.role === role && shift.spans.some(([from, until]) => covers(from, at, until)),
  );
  const on = people.filter((person) => running.some((shift) => shift.people?.includes(person) ?? true));
  return on.some((person) => !absenceOf(rota, person, at)) ? on : people;
}

/** Since when somebody has had something, and now; epoch milliseconds. */
export interface Held {
  since: number;
  now: number;
}

/**
 * When the shift ends of somebody who has something: their present one; where they are off shift, the one that has ended
 * since they have it, else their next one. Null where the rota knows of no end.
 */
export function shiftEnd(rota: Rota, person: string, role: RotaRole, { since, now }: Held): number | null {
  const spans = shiftsOf(rota, person, role).flatMap((shift) => shift.spans);
  const isOn = (at: number) => spans.some(([from, until]) => covers(from, at, until));
  const ends = spans.map(([, until]) => until).filter((end) => !isOn(end));
  return ends.sort((a, b) => a - b).find((end) => end > (isOn(now) ? now : since)) ?? null;
}

/** When somebody goes on leave who has something: null where no leave begins after they got it, or all of it is over. */
export function leaveFrom({ absences }: Rota, person: string, { since, now }: Held): number | null {
  const begins = absences
    .filter((each) => each.person === person && each.from > since && each.until > now)
    .map(({ from }) => from);
  return begins.length ? Math.min(...begins) : null;
}

/** The first instant after `at` at which `person` comes on duty in `role`; null where the rota knows of none. */
export function nextDuty(rota: Rota, person: string, role: RotaRole, at: number): number | null {
  const begins = shiftsOf(rota, person, role).flatMap(({ spans }) => spans.map(([from]) => from));
  const returns = rota.absences.filter((each) => each.person === person).map(({ until }) => until);
  const on = [...begins, ...returns]
    .filter((each) => each > at && isOnDuty(rota, person, role, each))
    .sort((a, b) => a - b);
  return on[0] ?? null;
}
