import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { type RotaRole, rotaRoles } from '../domain/rota.ts';
import { moment } from './dates.ts';
import { clashes, shift, type ShiftDocument } from './shift.ts';
import { isZone } from './zone.ts';

const absence = z.strictObject({
  person: z.string().min(1).max(64),
  from: moment,
  until: moment,
  reason: z.string().trim().min(1).max(200).optional(),
});

/** The editable form of the rota: `PUT /api/v1/rota`. Hours are those of a wall clock in `timezone`. */
export const rotaDocument = z
  .strictObject({
    timezone: z.string().max(64).refine(isZone, complaint('is not a time zone of the IANA database')),
    shifts: z.array(shift).max(500),
    absences: z.array(absence).max(1000).default([]),
  })
  .superRefine(({ shifts, absences }, context) => {
    for (const [path, message] of [...onTwoShifts(shifts), ...awayTwice(absences)])
      context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'RotaDocument' });
export type RotaDocument = z.infer<typeof rotaDocument>;

type Complaint = [path: PropertyKey[], message: string];

/** A person cannot be on two shifts of one role at the same time: one of them is a slip. */
function* onTwoShifts(shifts: ShiftDocument[]): Generator<Complaint> {
  for (const role of rotaRoles)
    for (const [i, later] of shifts.entries())
      for (const [j, earlier] of shifts.slice(0, i).entries()) {
        const both = sharedPerson(role, earlier, later);
        if (both !== undefined && clashes(earlier, later))
          yield [
            ['shifts', i],
            complaint('{person} is on {shift} at the same time', { person: both, shift: `shifts.${j}` }),
          ];
      }
}

const sharedPerson = (role: RotaRole, one: ShiftDocument, other: ShiftDocument): string | undefined =>
  one.role === role && other.role === role
    ? one.people?.find((person) => other.people?.includes(person))
    : undefined;

function* awayTwice(absences: z.infer<typeof absence>[]): Generator<Complaint> {
  const spans = absences.map(({ person, from, until }) => ({
    person,
    from: Date.parse(from),
    until: Date.parse(until),
  }));
  for (const [i, one] of spans.entries()) {
    if (one.until <= one.from) yield [['absences', i, 'until'], complaint('must come after from')];
    const other = spans
      .slice(0, i)
      .findIndex(({ person, from, until }) => person === one.person && from < one.until && one.from < until);
    if (other >= 0)
      yield [
        ['absences', i],
        complaint('overlaps {absence} of {person}', { absence: `absences.${other}`, person: one.person }),
      ];
  }
}
