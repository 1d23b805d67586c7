import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import type { WorkingHours } from '../domain/hours.ts';
import { rotaRoles } from '../domain/rota.ts';
import { day } from './dates.ts';
import { endsOf, time, type Weekday, weekdays } from './schema.ts';
import { dateAt, startOfDay, wallClock } from './zone.ts';

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
const minute = 60_000;
const dayLength = dayMinutes * minute;

/** Minutes after the midnight before the shift; one that ends when it began, or earlier, ends the next day. */
function turnOf(window: string): [from: number, until: number] {
  const [from, until] = endsOf(window);
  return [from, until <= from ? until + dayMinutes : until];
}

const who = {
  name: z.string().trim().min(1).max(120).optional(),
  role: z.enum(rotaRoles),
  people: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'IDs of users; without it everybody in the role' }),
};
const when = {
  weekdays: z.array(z.enum(weekdays)).min(1).max(7).optional(),
  hours: z
    .array(
      z
        .string()
        .regex(new RegExp(`^${time}-(${time}|24:00)$`), complaint('must be hours such as 22:00-06:00')),
    )
    .min(1)
    .max(24)
    .optional()
    .meta({ description: 'On those weekdays; hours over midnight end on the next day' }),
  inside: z.string().max(64).optional().meta({ description: 'While this calendar is open' }),
  outside: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'While this calendar is closed: nights, weekends and holidays' }),
  from: day.optional().meta({ description: 'First day of the shift' }),
  until: day.optional().meta({ description: 'Last day of the shift' }),
};

/** One shift of the rota: who, and when: on weekdays at hours, or inside or outside a calendar. */
export const shift = z.strictObject({ ...who, ...when }).superRefine((given, context) => {
  const complain = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { weekdays: on, hours, inside, outside, from, until, people = [] } = given;
  if ([hours, inside, outside].filter((each) => each !== undefined).length !== 1)
    complain([], complaint('say when by exactly one of hours, inside and outside'));
  if ((on === undefined) !== (hours === undefined))
    complain([on ? 'hours' : 'weekdays'], complaint('weekdays and hours belong together'));
  if (from !== undefined && until !== undefined && until < from)
    complain(['until'], complaint('must not come before from'));
  for (const [i, person] of people.entries())
    if (people.indexOf(person) < i) complain(['people', i], complaint('{person} is there twice', { person }));
  if (overlap(weekOf(given))) complain(['hours'], complaint('overlap one another'));
});
export type ShiftDocument = z.infer<typeof shift>;

type Turn = [from: number, until: number];

/** The turns of a week in minutes after Monday's midnight, what goes beyond Sunday put at the beginning. */
const weekOf = ({ weekdays: on = [], hours = [] }: Pick<ShiftDocument, 'weekdays' | 'hours'>): Turn[] =>
  on.flatMap((weekday) =>
    hours.flatMap((window): Turn[] => {
      const [from, until] = turnOf(window).map((at) => at + weekdays.indexOf(weekday) * dayMinutes) as Turn;
      return until <= weekMinutes
        ? [[from, until]]
        : [
            [from, weekMinutes],
            [0, until - weekMinutes],
          ];
    }),
  );

const overlap = (turns: Turn[]): boolean =>
  turns.some(([from, until], i) => turns.slice(0, i).some(([a, b]) => from < b && a < until));

/** Whether two shifts by weekday meet, in hours and in the days for which they hold. */
export function clashes(one: ShiftDocument, other: ShiftDocument): boolean {
  if ((one.until ?? '9') < (other.from ?? '') || (other.until ?? '9') < (one.from ?? '')) return false;
  const mine = weekOf(one);
  return weekOf(other).some(([from, until]) => mine.some(([a, b]) => from < b && a < until));
}

const dateOf = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

/** The turns by weekday that begin on the days of the stretch, or on the day before it. */
function* turns({ weekdays: on = [], hours = [], ...shift }: ShiftDocument, zone: string, stretch: Stretch) {
  const clock = wallClock(zone, stretch.from - 3 * dayLength, stretch.until + 3 * dayLength);
  const last = Date.parse(dateAt(zone, stretch.until));
  for (
    let midnight = Date.parse(dateAt(zone, stretch.from)) - dayLength;
    midnight <= last;
    midnight += dayLength
  ) {
    const date = dateOf(midnight);
    const weekday = weekdays[(new Date(midnight).getUTCDay() + 6) % 7] as Weekday;
    if (!on.includes(weekday) || date < (shift.from ?? '') || date > (shift.until ?? '9')) continue;
    for (const window of hours) yield turnOf(window).map((at) => clock(midnight + at * minute)) as Turn;
  }
}

/** What the calendar leaves, or where it is open. */
function* around(hours: WorkingHours | null, { from, until }: Stretch, open: boolean): Generator<Turn> {
  const flat = hours ? hours.days.flat() : [from, until];
  const ends = open ? flat : [from, ...flat, until];
  for (let i = 0; i + 1 < ends.length; i += 2) yield [ends[i] as number, ends[i + 1] as number];
}

export interface Stretch {
  from: number;
  until: number;
}

/**
 * When the shift is worked between two instants (epoch milliseconds). `hours` are those of the calendar that it names,
 * for the same stretch or more; null where that is always open.
 */
export function spansOf(
  shift: ShiftDocument,
  zone: string,
  stretch: Stretch,
  hours: WorkingHours | null,
): Turn[] {
  if (shift.hours) return [...turns(shift, zone, stretch)].filter(([from, until]) => until > from);
  const { from: first, until: last } = shift;
  const begin = first === undefined ? -Infinity : startOfDay(zone, first);
  const end = last === undefined ? Infinity : startOfDay(zone, dateOf(Date.parse(last) + dayLength));
  return [...around(hours, hours ?? stretch, shift.inside !== undefined)]
    .map(([from, until]): Turn => [Math.max(from, begin), Math.min(until, end)])
    .filter(([from, until]) => until > from);
}
