import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ByPriority, EscalationStep, Policy } from '../domain/policy.ts';
import { managerRoles, priorities } from '../domain/vocabulary.ts';

/** Longer promises than this are slips of the pen; Temporal's timers and JavaScript's dates bear far more. */
const longest = Temporal.Duration.from({ days: 366 }).total('milliseconds');

/**
 * Milliseconds of an ISO 8601 duration of fixed length (days, hours, minutes, seconds and fractions of them).
 * Throws a RangeError that says what is wrong: years, months and weeks, nothing at all, or a negative length.
 */
export function milliseconds(text: string): number {
  const duration = Temporal.Duration.from(text);
  if (duration.years || duration.months || duration.weeks)
    throw new RangeError('years, months and weeks have no place in a deadline; use days or hours');
  const ms = Math.round(duration.total('milliseconds'));
  if (ms <= 0) throw new RangeError('must be longer than nothing');
  if (ms > longest) throw new RangeError('must not be longer than 366 days');
  return ms;
}

const duration = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    try {
      milliseconds(text);
    } catch (error) {
      const parsed = /^[+-]?P/i.test(text)
        ? (error as RangeError).message
        : 'not an ISO 8601 duration such as PT1H';
      context.addIssue({ code: 'custom', message: parsed });
    }
  })
  .meta({ description: 'ISO 8601 duration of fixed length', examples: ['PT30M'] });

const fraction = z.number().gt(0).lt(1);
const fractions = z
  .array(fraction)
  .max(10)
  .refine((list) => list.every((value, index) => index === 0 || value > (list[index - 1] ?? 0)), {
    message: 'must rise from each to the next',
  });

const byPriority = { P1: duration, P2: duration, P3: duration, P4: duration };
const manager = z.enum(managerRoles);
const step = z.strictObject({ after: duration, to: z.array(manager).min(1).max(managerRoles.length) });
const steps = z.array(step).max(10).optional();

const response = z
  .strictObject({
    ...byPriority,
    remind: fractions.optional(),
    takeover: fraction.optional(),
    takeoverResponse: duration.optional(),
    maxTakeovers: z.int().min(0).max(20).optional(),
  })
  .refine(
    ({ remind, takeover }) => takeover === undefined || (remind ?? []).every((value) => value < takeover),
    {
      path: ['remind'],
      message: 'every reminder must come before the takeover',
    },
  );

/** What a policy that asks for a survey need not say (`survey`, response-centre). */
const usualSurvey = { remindAfter: 'P3D', expiresAfter: 'P14D', lowScore: 2 };
const survey = z
  .strictObject({
    remindAfter: duration.optional(),
    expiresAfter: duration.optional(),
    lowScore: z.int().min(1).max(5).optional(),
  })
  .refine(
    ({ remindAfter = usualSurvey.remindAfter, expiresAfter = usualSurvey.expiresAfter }) =>
      safe(remindAfter) < safe(expiresAfter),
    { path: ['remindAfter'], message: 'the reminder must come before the expiry' },
  );

/** The length for comparing two durations, where a malformed one has its own complaint already. */
function safe(text: string): number {
  try {
    return milliseconds(text);
  } catch {
    return Number.NaN;
  }
}

/** The editable form of a service policy: `policies/*.yaml` and `PUT /api/v1/policies/{id}`. */
export const policyDocument = z
  .strictObject({
    clock: z.literal('calendar', {
      error: ({ input }) =>
        input === 'business'
          ? 'business hours need calendars, which come with a later version; use calendar'
          : 'must be calendar',
    }),
    response,
    diagnosis: z.strictObject({ ...byPriority, warn: fractions.optional() }).optional(),
    restore: z.strictObject(byPriority).optional(),
    escalation: z.strictObject({ P1: steps, P2: steps, P3: steps, P4: steps }).optional(),
    closing: z
      .strictObject({
        consent: z
          .literal('required')
          .optional()
          .meta({ description: "A case closes only with the customer's consent; there is no other value" }),
        confirmRemindEvery: duration.optional(),
        confirmEscalateAfter: duration.optional(),
        review: duration.optional(),
      })
      .optional(),
    survey: survey.optional(),
    spares: duration
      .optional()
      .meta({ description: 'a spare part is on site this long after it was asked for' }),
  })
  .meta({ id: 'PolicyDocument' });
export type PolicyDocument = z.infer<typeof policyDocument>;

const each = <T>(value: (priority: (typeof priorities)[number]) => T) =>
  Object.fromEntries(priorities.map((priority) => [priority, value(priority)])) as ByPriority<T>;
const target = (texts: ByPriority<string>) => each((priority) => milliseconds(texts[priority]));

/** The policy as a running case carries it, every duration in milliseconds. `document` must have passed the schema. */
export function compile(id: string, version: number, document: PolicyDocument): Policy {
  const { response, diagnosis, restore, escalation = {}, closing = {}, survey, spares } = document;
  const reportTo = (list: z.infer<typeof steps> = []): EscalationStep[] =>
    list.map(({ after, to }) => ({ after: milliseconds(after), to })).sort((a, b) => a.after - b.after);
  return {
    id,
    version,
    clock: document.clock,
    response: {
      target: target(response),
      remind: response.remind ?? [],
      ...(response.takeover !== undefined && { takeover: response.takeover }),
      takeoverResponse: milliseconds(response.takeoverResponse ?? 'PT10M'),
      maxTakeovers: response.maxTakeovers ?? 3,
    },
    ...(diagnosis && { diagnosis: { target: target(diagnosis), warn: diagnosis.warn ?? [] } }),
    ...(restore && { restore: { target: target(restore) } }),
    escalation: each((priority) => reportTo(escalation[priority])),
    closing: {
      ...(closing.review && { review: milliseconds(closing.review) }),
      confirmRemindEvery: milliseconds(closing.confirmRemindEvery ?? 'PT24H'),
      confirmEscalateAfter: milliseconds(closing.confirmEscalateAfter ?? 'PT72H'),
    },
    ...(spares !== undefined && { spares: milliseconds(spares) }),
    ...(survey && {
      survey: {
        remindAfter: milliseconds(survey.remindAfter ?? usualSurvey.remindAfter),
        expiresAfter: milliseconds(survey.expiresAfter ?? usualSurvey.expiresAfter),
        lowScore: survey.lowScore ?? usualSurvey.lowScore,
      },
    }),
  };
}
