import { z } from 'zod';
import { clockSkew } from '../domain/schema/check.ts';
import { isStorable, isTimestamp } from '../domain/schema/time.ts';
import { complaint } from '../domain/complaints.ts';
import type { Schema } from '../domain/schema/schema.ts';

type Kind = Schema['kind'];
type Made = { [K in Kind]: (schema: Extract<Schema, { kind: K }>) => z.ZodType };

/** A text that is no time at all has its complaint already, so these two let it through. */
const times = {
  past: {
    holds: (value: string) => !(Date.parse(value) > Date.now() + clockSkew),
    complaint: complaint('must not be in the future'),
  },
  future: {
    holds: (value: string) => !(Date.parse(value) <= Date.now()),
    complaint: complaint('must be in the future'),
  },
};

const made: Made = {
  text: ({ max, trimmed, pattern, fits, complaint: why }) => {
    const filled = trimmed ? z.string().trim().min(1) : z.string();
    const short = max === undefined ? filled : filled.max(max);
    const formed = pattern ? short.regex(pattern, why) : short;
    return fits ? formed.refine(fits, why) : formed;
  },
  choice: ({ of }) => z.enum(of),
  flag: () => z.boolean(),
  whole: ({ min, max }) => z.int().min(min).max(max),
  timestamp: ({ when }) => {
    const time = z.iso
      .datetime({ offset: true, message: complaint('must be an RFC 3339 time') })
      .refine((at) => !isTimestamp(at) || isStorable(at), complaint('must lie between 1900 and 9999'));
    return when ? time.refine(times[when].holds, times[when].complaint) : time;
  },
  list: ({ of, min, max }) => z.array(zodOf(of)).min(min).max(max),
  either: ({ of, complaint: error, id }) => {
    const union = z.union(of.map((each) => zodOf(each)) as [z.ZodType, ...z.ZodType[]], { error });
    return id === undefined ? union : union.meta({ id });
  },
  structure: ({ fields, rules }) =>
    rules.reduce<z.ZodType>(
      (body, { holds, path, complaint: message }) =>
        body.refine((value) => holds(value as never), { path: [path], message }),
      z.strictObject(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, zodOf(field)]))),
    ),
};

/** The zod schema of a schema of the domain: the same limits, complaints and notes for HTTP and its document. */
export function zodOf<T>(schema: Schema<T>): z.ZodType<T> {
  const required = (made[schema.kind] as (schema: Schema) => z.ZodType)(schema);
  const whole = schema.optional ? required.optional() : required;
  return (schema.note === undefined ? whole : whole.meta({ description: schema.note })) as z.ZodType<T>;
}
