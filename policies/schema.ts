import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { managerRoles, priorities } from '../domain/vocabulary.ts';
import { duration, lengthOf, period, term, workingDaysOf } from './durations.ts';

const fraction = z.number().gt(0).lt(1);
const fractions = z
  .array(fraction)
  .max(10)
  .refine((list) => list.every((value, index) => index === 0 || value > (list[index - 1] ?? 0)), {
    message: complaint('must rise from each to the next'),
  });

const byPriority = { P1: duration, P2: duration, P3: duration, P4: duration };
const some = duration.optional();
const bySomePriorities = { P1: some, P2: some, P3: some, P4: some };
const manager = z.enum(managerRoles);
const step = z.strictObject({ after: duration, to: z.array(manager).min(1).max(managerRoles.length) });
const steps = z.array(step).max(10).optional();

const response = z
  .strictObject({
    ...byPriority,
    remind: fractions.optional(),
    takeover: fraction.optional(),
    takeoverResponse: some,
    maxTakeovers: z.int().min(0).max(20).optional(),
    onSilence: z.enum(['takeover', 'raise-priority']).optional(),
  })
  .refine(
    ({ remind, takeover }) => takeover === undefined || (remind ?? []).every((value) => value < takeover),
    { path: ['remind'], message: complaint('every reminder must come before the takeover') },
  )
  .refine(({ takeover, onSilence }) => takeover !== undefined || onSilence === undefined, {
    path: ['onSilence'],
    message: complaint('needs takeover, the point at which the silence has lasted too long'),
  });

/** What a policy that asks for a survey need not say (`survey`, response-centre). */
export const usualSurvey = { remindAfter: 'P3D', expiresAfter: 'P14D', lowScore: 2 };
const survey = z
  .strictObject({ remindAfter: some, expiresAfter: some, lowScore: z.int().min(1).max(5).optional() })
  .refine(
    ({ remindAfter = usualSurvey.remindAfter, expiresAfter = usualSurvey.expiresAfter }) =>
      !(lengthOf(remindAfter) >= lengthOf(expiresAfter)),
    { path: ['remindAfter'], message: complaint('the reminder must come before the expiry') },
  );

const updates = z
  .strictObject({
    applies: z.array(z.enum(priorities)).min(1).max(4),
    first: duration,
    second: duration,
    then: duration,
    sameDayReport: z.boolean().optional(),
  })
  .refine(({ first, second }) => !(lengthOf(first) >= lengthOf(second)), {
    path: ['second'],
    message: complaint('must come after the first'),
  });

const closing = z.strictObject({
  consent: z
    .literal('required')
    .optional()
    .meta({ description: "A case closes only with the customer's consent; there is no other value" }),
  notifyManager: some,
  review: some,
  askCustomer: some,
  closeAfterConsent: some,
  confirmRemindEvery: some,
  confirmEscalateAfter: some,
});

/** What every policy promises that does not say otherwise: as the default policy does (S0, S2, S3). */
export const usual = ['escalation', 'survey'] as const;

/** Days of the year before which an inspection is owed (`inspections`, S3). */
const occasions = [
  'new-year',
  'spring-festival',
  'two-sessions',
  'labour-day',
  'mid-autumn',
  'national-day',
] as const;

const onSite = z.strictObject({ decision: some, P1: term, P2: term, P3: term, P4: term });
type OnSite = z.infer<typeof onSite>;

/** Working days and the end of a day are a calendar's: a policy on wall time has none. */
function wallTimeOnly(onSite: OnSite | undefined, sameDayReport: boolean | undefined, add: Complain): void {
  for (const priority of priorities) {
    const wanted = onSite?.[priority];
    if (wanted !== undefined && (typeof wanted !== 'string' || workingDaysOf(wanted) !== null))
      add(['onSite', priority], complaint('working days need clock: business'));
  }
  if (sameDayReport)
    add(['updates', 'sameDayReport'], complaint('the end of a working day needs clock: business'));
}
type Complain = (path: string[], message: string) => void;

const clock = z.enum(['calendar', 'business']);
const id = z.string().min(1).max(64);

/** Which types of case are owed, and who has the others: a consultant is offered (S1, 5*8). */
export const scope = z
  .strictObject({ types: z.array(id).min(1).max(50), outside: z.literal('consultation') })
  .meta({ id: 'Scope' });

const occasional = z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']);

const promises = {
  calendar: id.optional().meta({ description: "The calendar inside whose hours 'clock: business' runs" }),
  defaultPriority: z
    .enum(priorities)
    .optional()
    .meta({ description: 'of a case whose opening and contract name none; P3 unless given' }),
  scope: scope.optional(),
  diagnosis: z.strictObject({ ...byPriority, warn: fractions.optional() }).optional(),
  restore: z.strictObject({ ...bySomePriorities, loanerIfLate: z.boolean().optional() }).optional(),
  solveOnline: z.strictObject(bySomePriorities).optional(),
  onSite: onSite.optional(),
  guidance: z.strictObject(bySomePriorities).optional(),
  spares: some.meta({ description: 'a spare part is on site this long after it was asked for' }),
  workLimit: some,
  callBack: some,
  updates: updates.optional(),
  vendor: z.strictObject({ answerWithin: some, remindEvery: some }).optional(),
  escalation: z.strictObject({ P1: steps, P2: steps, P3: steps, P4: steps }).optional(),
  closing: closing.optional(),
  survey: survey.optional(),
  faultReport: z.literal('required').optional(),
  intake: z
    .strictObject({
      callToAgent: duration,
      agentToManager: duration,
      informQuality: z.boolean().optional(),
    })
    .optional(),
  returnVisits: occasional
    .optional()
    .meta({ description: 'how often the customer is asked how it goes (S2)' }),
  visits: occasional.optional().meta({ deprecated: true, description: 'what returnVisits was called' }),
  inspections: z
    .strictObject({ perYear: z.int().min(1).max(52), before: z.array(z.enum(occasions)), report: period })
    .optional(),
  without: z
    .array(z.enum(usual))
    .max(usual.length)
    .optional()
    .meta({ description: 'what every policy promises, and this one does not' }),
};

/** What holds between the fields of a policy, once it is whole. */
function coherent(
  { clock, calendar, onSite, updates, ...document }: z.infer<z.ZodObject<typeof whole>>,
  context: z.RefinementCtx,
): void {
  const add: Complain = (path, message) => context.addIssue({ code: 'custom', path, message });
  if (clock === 'business' && calendar === undefined)
    add(['calendar'], complaint('clock: business needs a calendar'));
  if (clock === 'calendar' && calendar !== undefined)
    add(['calendar'], complaint('only clock: business runs inside a calendar'));
  if (clock === 'calendar') wallTimeOnly(onSite, updates?.sameDayReport, add);
  for (const name of document.without ?? [])
    if (document[name] !== undefined) add(['without'], complaint('leaves out what the policy promises'));
}
const whole = { clock, response, ...promises };

/** A policy with everything that it promises, whichever policy it has that from. */
export const wholePolicy = z.strictObject(whole).superRefine(coherent);
export type WholePolicy = z.infer<typeof wholePolicy>;

/** The editable form of a service policy: `policies/*.yaml` and `PUT /api/v1/policies/{id}`. */
export const policyDocument = z
  .strictObject({
    extends: id
      .optional()
      .meta({ description: 'the policy that holds for every field which this one does not name' }),
    clock: clock.optional(),
    response: response.optional(),
    ...promises,
  })
  .superRefine((document, context) => {
    // What extends another is judged when both are together (`inherit.ts`).
    if (document.extends !== undefined) return;
    const { clock, response } = document;
    for (const [name, given] of Object.entries({ clock, response }))
      if (given === undefined)
        context.addIssue({ code: 'custom', path: [name], message: complaint('is missing') });
    if (clock && response) coherent({ ...document, clock, response }, context);
  })
  .meta({ id: 'PolicyDocument' });
export type PolicyDocument = z.infer<typeof policyDocument>;
