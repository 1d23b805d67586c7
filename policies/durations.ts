import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';

/** Longer promises than this are slips of the pen; Temporal's timers and JavaScript's dates bear far more. */
const longest = Temporal.Duration.from({ days: 366 }).total('milliseconds');

/**
 * Milliseconds of an ISO 8601 duration of fixed length (days, hours, minutes, seconds and fractions of them).
 * Throws a RangeError that says what is wrong: years, months and weeks, nothing at all, or a negative length.
 */
export function milliseconds(text: string): number {
  const duration = Temporal.Duration.from(text);
  if (duration.years || duration.months || duration.weeks)
    throw new RangeError(complaint('years, months and weeks have no place in a deadline; use days or hours'));
  const ms = Math.round(duration.total('milliseconds'));
  if (ms <= 0) throw new RangeError(complaint('must be longer than nothing'));
  if (ms > longest) throw new RangeError(complaint('must not be longer than 366 days'));
  return ms;
}

/** The length for comparing two durations, where a malformed one has its own complaint already. */
export function lengthOf(text: string): number {
  try {
    return milliseconds(text);
  } catch {
    return Number.NaN;
  }
}

/** What is wrong with a duration, or undefined. */
function fault(text: string): string | undefined {
  try {
    milliseconds(text);
    return undefined;
  } catch (error) {
    return /^[+-]?P/i.test(text)
      ? (error as RangeError).message
      : complaint('not an ISO 8601 duration such as PT1H');
  }
}

export const duration = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    const message = fault(text);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'ISO 8601 duration of fixed length', examples: ['PT30M'] });

/** A stretch of the calendar for preventive care, which is planned by the week. */
export const period = z
  .string()
  .regex(/^P\d{1,3}[WD]$/, complaint('not a number of weeks or days such as P1W'))
  .meta({ examples: ['P1W'] });

const days = /^([1-9]\d?) working days?$/;

/** The number of `3 working days`, or null for anything else. */
export function workingDaysOf(text: string): number | null {
  const [, n] = days.exec(text) ?? [];
  return n === undefined ? null : Number(n);
}

const wanted = complaint(
  "must be an ISO 8601 duration, 'n working days' or {by: next-working-day, atMost: PT24H}",
);
/** When somebody has to be there: a duration, `3 working days`, or by the next working day within so many hours. */
export const term = z
  .union(
    [
      z
        .string()
        .max(40)
        .refine((text) => workingDaysOf(text) !== null || fault(text) === undefined, { error: wanted }),
      z.strictObject({ by: z.literal('next-working-day'), atMost: duration }),
    ],
    { error: wanted },
  )
  .meta({ examples: ['PT3H', '3 working days'] });
export type TermText = z.infer<typeof term>;
