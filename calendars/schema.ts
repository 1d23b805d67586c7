import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { day } from './dates.ts';
import { isZone } from './zone.ts';

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes after local midnight of `14:00`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes after local midnight of the two ends of `09:00-12:00`. */
export function endsOf(window: string): [open: number, close: number] {
  const [open = '', close = ''] = window.split('-');
  return [minuteOf(open), minuteOf(close)];
}

/** A time of day in a pattern: 00:00 to 23:59. */
export const time = '([01]\\d|2[0-3]):[0-5]\\d';
const windowOfDay = z
  .string()
  .regex(new RegExp(`^${time}-(${time}|24:00)$`), complaint('must be a window such as 09:00-12:00'))
  .superRefine((window, context) => {
    const [open, close] = endsOf(window);
    if (close <= open)
      context.addIssue({
        code: 'custom',
        message: complaint(
          '{window} ends before it begins; a window over midnight is two, such as 22:00-24:00 and 00:00-06:00',
          { window },
        ),
      });
  });

/** The windows of a day, in order. */
const windows = z
  .array(windowOfDay)
  .min(1, complaint('a day without a window is not a working day; leave it out of the weekdays'))
  .max(24)
  .superRefine((list, context) => {
    for (const [i, window] of list.entries()) {
      const before = list[i - 1];
      if (before !== undefined && endsOf(window)[0] < endsOf(before)[1])
        context.addIssue({
          code: 'custom',
          path: [i],
          message: complaint('{window} begins before {before} has ended', { window, before }),
        });
    }
  });

const days = z.array(day).max(400).optional();

const name = z.string().trim().min(1).max(120).optional();

const always = '24x7';
const onEachWeekday = z.partialRecord(z.enum(weekdays), windows);

/**
 * The editable form of a calendar: `calendars/*.yaml` and `PUT /api/v1/calendars/{id}`. Times are those of a wall
 * clock in `timezone`. A calendar that is open `24x7` says nothing else.
 */
export const calendarDocument = z
  .strictObject({
    name,
    hours: z
      .union([z.literal(always), windows, onEachWeekday], {
        error: complaint(
          'must be 24x7, a list of windows such as 09:00-12:00, or such a list for each weekday',
        ),
      })
      .meta({ description: 'When it is open: always, the same on all `weekdays`, or weekday by weekday' }),
    timezone: z
      .string()
      .max(64)
      .refine(isZone, complaint('is not a time zone of the IANA database'))
      .optional()
      .meta({ examples: ['Asia/Shanghai'] }),
    weekdays: z.array(z.enum(weekdays)).min(1, complaint('the calendar would never open')).max(7).optional(),
    holidays: z
      .string()
      .regex(
        /^[A-Z]{2}(-[A-Z0-9]{1,4})?$/,
        complaint('must be a country such as CN, or its region such as DE-BY'),
      )
      .nullable()
      .optional()
      .meta({ description: 'Whose public holidays are days off; null for nobody’s' }),
    closures: days.meta({ description: 'Days off beside the holidays' }),
    workingDays: days.meta({ description: 'Days worked although they are a weekend or a holiday (调休)' }),
    exceptions: z
      .array(z.strictObject({ date: day, hours: windows }))
      .max(400)
      .optional()
      .meta({ description: 'Days with hours of their own, whatever they would be otherwise' }),
  })
  .superRefine((calendar, context) => {
    for (const [path, message] of complaints(calendar)) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'CalendarDocument' });
export type CalendarDocument = z.infer<typeof calendarDocument>;
/** A calendar that closes at times. */
export type WeeklyCalendar = CalendarDocument & {
  timezone: string;
  hours: Exclude<CalendarDocument['hours'], typeof always>;
};

/** A calendar that is open day and night needs no windows. */
export const isWeekly = (calendar: CalendarDocument): calendar is WeeklyCalendar => calendar.hours !== always;

type Complaint = [path: PropertyKey[], message: string];

/** What is wrong between the fields. */
function* complaints(calendar: CalendarDocument): Generator<Complaint> {
  const { hours } = calendar;
  if (hours === always) {
    const others = Object.keys(calendar).filter((field) => field !== 'name' && field !== 'hours');
    for (const field of others) yield [[field], complaint('has no meaning while the hours are 24x7')];
    return;
  }
  if (calendar.timezone === undefined)
    yield [['timezone'], complaint('say by which clock the hours are meant')];
  const same = Array.isArray(hours);
  if (same && !calendar.weekdays) yield [['weekdays'], complaint('say on which days the hours apply')];
  if (!same && calendar.weekdays)
    yield [['weekdays'], complaint('is said by the hours of each weekday already')];
  if (!same && !Object.keys(hours).length) yield [['hours'], complaint('the calendar would never open')];
  yield* twice(calendar);
}

/** A date can be only one of closed, worked, or an exception. */
function* twice({
  closures = [],
  workingDays = [],
  exceptions = [],
}: CalendarDocument): Generator<Complaint> {
  const dates: [string, PropertyKey[]][] = [
    ...closures.map((date, i): [string, PropertyKey[]] => [date, ['closures', i]]),
    ...workingDays.map((date, i): [string, PropertyKey[]] => [date, ['workingDays', i]]),
    ...exceptions.map(({ date }, i): [string, PropertyKey[]] => [date, ['exceptions', i, 'date']]),
  ];
  const seen = new Map<string, string>();
  for (const [date, path] of dates) {
    const before = seen.get(date);
    if (before !== undefined)
      yield [path, complaint('{date} is in {field} already', { date, field: before })];
    else seen.set(date, String(path[0]));
  }
}
