import { z } from 'zod';
import { linkNames } from '../domain/case/links.ts';
import { customerFields } from '../domain/disclosure.ts';
import { openClock, type RmaClock, rmaClockNames } from '../domain/rma/clocks.ts';
import { rmaStates, type RmaState } from '../domain/rma/state.ts';
import { stuckReasons } from '../domain/stuck.ts';
import {
  cancelReasons,
  channels,
  chargeKinds,
  clockNames,
  clockStates,
  consentMeans,
  coverageDecisions,
  entitlementReasons,
  holdReasons,
  languages,
  priorities,
  queueCauses,
  rmaKinds,
  type Role,
  roles,
  serviceModes,
  stages,
  statuses,
  surveyQuestions,
  visitFacts,
} from '../domain/vocabulary.ts';
import { messageChannels } from '../domain/notices.ts';

/** The shapes in which the API answers. */
const text = z.string();
const time = z.iso.datetime();
const timeOrNull = time.nullable();
export const person = z.strictObject({ id: text, name: text }).meta({ id: 'Person' });
// Not `nullable`, which OpenAPI would have as a person and null at once.
export const personOrNull = person.or(z.null());
/** People, by role. */
export const byRole = <R extends Role>(list: readonly R[]) =>
  z.strictObject(
    Object.fromEntries(list.map((role) => [role, z.array(person)])) as Record<R, z.ZodArray<typeof person>>,
  ).shape;
const contact = z.strictObject({
  name: text,
  email: text.optional(),
  phone: text.optional(),
  language: z.enum(languages).optional(),
});
export const entitlement = z.strictObject({
  covered: z.boolean(),
  contractId: text.nullable(),
  warrantyUntil: text.nullable(),
  reason: z.enum(entitlementReasons),
});

const clock = z.strictObject({
  name: z.enum(clockNames),
  startedAt: time,
  dueAt: timeOrNull.meta({ description: 'null while the calendar is not worked out so far ahead' }),
  state: z.enum(clockStates),
  metAt: time.optional(),
  pausedTotal: z.number().meta({ description: 'milliseconds' }),
});

const vendorCase = z.strictObject({
  vendor: text,
  reason: text,
  state: z.enum(['requested', 'confirmed', 'declined', 'open', 'closed']),
  requestedBy: person,
  confirmedBy: person.optional(),
  vendorCaseNumber: text.optional(),
  contact: text.optional(),
  outcome: text.optional(),
});

const jointDiagnosis = z.strictObject({
  parties: z.array(z.strictObject({ id: text.optional(), name: text })),
  reason: text,
  calledBy: person,
  calledAt: timeOrNull,
});

const visit = z.strictObject({
  engineer: person,
  address: text,
  state: z.enum(['dispatched', 'arrived', 'departed']),
  eta: text.optional(),
  travel: text.optional(),
  missing: z.array(z.enum(visitFacts)).optional(),
  dispatchedAt: timeOrNull,
  arrivedAt: timeOrNull,
  departedAt: timeOrNull,
  outcome: text.optional(),
});

const grade = z.int().min(1).max(5);
export const answers = z.strictObject(
  Object.fromEntries(surveyQuestions.map((question) => [question, grade])) as Record<
    (typeof surveyQuestions)[number],
    typeof grade
  >,
);

export const caseView = z
  .strictObject({
    number: text,
    status: z.enum(statuses),
    stage: z.enum(stages),
    priority: z.enum(priorities),
    priorityRequest: z.strictObject({ priority: z.enum(priorities), by: person }).nullable(),
    title: text,
    description: text,
    channel: z.enum(channels),
    serviceMode: z.enum(serviceModes).nullable(),
    type: text,
    category: text.nullable(),
    vendor: text.nullable(),
    serialNumber: text.nullable(),
    customer: person,
    contact,
    agent: personOrNull,
    assignee: personOrNull,
    assistants: z.array(person).meta({ description: 'engineers who may act as the assignee does' }),
    watchers: z.array(person),
    expert: personOrNull,
    supportLine: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    movedTo: z
      .strictObject({ supportLine: z.int().optional(), centre: text.optional() })
      .nullable()
      .meta({ description: 'the line and the centre whose engineers the rule chooses among' }),
    policyId: text,
    policyVersion: z.int(),
    entitlement,
    coverage: z
      .strictObject({ decision: z.enum(coverageDecisions), by: person, note: text.optional() })
      .nullable(),
    openedAt: time,
    afterTheFact: z
      .strictObject({ reason: text })
      .nullable()
      .meta({ description: 'why it was recorded later than it began' }),
    respondedAt: timeOrNull,
    diagnosedAt: timeOrNull,
    resolvedAt: timeOrNull,
    closedAt: timeOrNull,
    hold: z.strictObject({ reason: z.enum(holdReasons), since: timeOrNull, until: timeOrNull }).nullable(),
    customerSaidAt: timeOrNull.meta({
      description: 'when the customer last said something to which nobody has answered yet',
    }),
    clocks: z.array(clock),
    computedHolidays: z.array(text).meta({
      description:
        'the holiday years (`/holidays/{id}`, as CN-2027) that a running promise reaches into and whose days off nobody has announced yet: the deadline is worked out by the law of the year and can lie otherwise once they are',
    }),
    takeovers: z.int(),
    queued: z
      .strictObject({ cause: z.enum(queueCauses), since: timeOrNull, dutyFrom: timeOrNull })
      .nullable()
      .meta({ description: "why the case waits in the supervisors' queue; null while somebody has it" }),
    escalations: z
      .array(z.strictObject({ at: timeOrNull, to: z.array(z.enum(roles)) }))
      .meta({ description: "the steps of the policy's ladder that it has climbed, oldest first" }),
    tags: z.array(text),
    undeliverable: z
      .array(z.enum(messageChannels))
      .meta({ description: "the channels on which the contact's address was refused for good" }),
    jointDiagnoses: z.array(jointDiagnosis),
    vendorCases: z.array(vendorCase),
    dispatchRequestedAt: timeOrNull,
    visits: z.array(visit),
    rmas: z.array(z.strictObject({ number: text, kind: z.enum(rmaKinds), state: text, serialNumber: text })),
    hardwareFault: z.boolean().nullable(),
    resolution: z
      .strictObject({ cause: text, treatment: text, restoredAt: text, byPhone: z.boolean() })
      .nullable(),
    consent: z
      .strictObject({
        agreed: z.boolean(),
        by: text,
        via: z.enum(consentMeans),
        at: timeOrNull,
        comment: text.optional(),
      })
      .nullable(),
    cancellation: z
      .strictObject({
        reason: z.enum(cancelReasons),
        duplicateOf: text.optional(),
        consentBy: text,
        take: z
          .strictObject({ notes: z.boolean(), files: z.boolean(), contacts: z.boolean() })
          .partial()
          .optional(),
      })
      .nullable(),
    duplicates: z.array(text).meta({ description: 'the cases that were merged into this one' }),
    otherContacts: z
      .array(contact)
      .meta({ description: 'who else reported it, in cases merged into this one' }),
    links: z.array(z.strictObject({ number: text, as: z.enum(linkNames) })).meta({
      description: 'cause_of and includes: how a link that was made on the other case is seen from here',
    }),
    survey: z.strictObject({ answers, comment: text.optional() }).nullable(),
    stuck: z
      .strictObject({ reason: z.enum(stuckReasons), since: time })
      .nullable()
      .meta({
        description:
          'why nothing falls due of it now: no workflow runs (gone), its tasks fail (failing), or it let a deadline pass (late); an administrator begins it anew',
      }),
    revision: z.int(),
  })
  .meta({ id: 'Case' });

const only = <F extends string>(fields: readonly F[]) =>
  Object.fromEntries(fields.map((field) => [field, true])) as Record<F, true>;
/** The case as customers see it. */
const customerCaseView = caseView
  .pick(only(customerFields.case))
  .extend({
    vendorCases: z.array(vendorCase.pick(only(customerFields.vendorCase))),
    visits: z.array(visit.pick(only(customerFields.visit))),
  })
  .meta({ id: 'CustomerCase' });
/** The case on the routes that are open to customers too. */
export const anyCaseView = caseView.or(customerCaseView);

export const rmaView = z
  .strictObject({
    number: text,
    caseNumber: text,
    customer: person,
    kind: z.enum(rmaKinds),
    state: z.enum(rmaStates),
    serialNumber: text,
    partNumber: text,
    reason: text,
    keepDisk: z.boolean(),
    charge: z.enum(chargeKinds).nullable().meta({
      description: 'what it costs the customer; null for RMAs that were asked for before it was said',
    }),
    requestedBy: person.extend({ role: z.enum(roles) }),
    requestedAt: time,
    approvedBy: personOrNull,
    approvedAt: timeOrNull,
    shippedAt: timeOrNull,
    deliveredAt: timeOrNull,
    faultyReceivedAt: timeOrNull,
    endedAt: timeOrNull,
    returnDueAt: timeOrNull,
    expiresAt: timeOrNull.meta({ description: 'when it ends if nothing is shipped or received' }),
    restoredAt: timeOrNull,
    expectedAt: timeOrNull.meta({ description: 'when the part that is on backorder is expected' }),
    depotId: text.nullable(),
    reservedPart: text.nullable(),
    clocks: z.array(
      z.strictObject({
        name: z.enum(rmaClockNames),
        startedAt: time,
        dueAt: time,
        state: z.enum(clockStates).exclude(['paused']),
        metAt: time.optional(),
      }),
    ),
    shipment: z.strictObject({ carrier: text, trackingNumber: text, serialNumber: text }).nullable(),
    faulty: z
      .strictObject({
        ...{ serialNumber: text, condition: text },
        own: z.literal(true).optional().meta({ description: "the part's own number, not that of the RMA" }),
      })
      .nullable(),
    others: z
      .array(z.strictObject({ serialNumber: text, condition: text, at: time }))
      .meta({ description: 'what came back instead of what was waited for' }),
    outcome: text.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Rma' });

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

const isoClock = ({ name, startedAt, dueAt, state, metAt }: RmaClock) => ({
  ...{ name, state, startedAt: new Date(startedAt).toISOString(), dueAt: new Date(dueAt).toISOString() },
  ...(metAt !== undefined && { metAt: new Date(metAt).toISOString() }),
});

/** What customers follow of an RMA: when it is with them, and when something is owed by them. */
export const viewRmaForCustomer = (rma: RmaState) => ({
  ...viewRma(rma),
  ...{ approvedBy: null, depotId: null },
  clocks: rma.clocks.filter(({ name }) => name === 'spares' || name === 'return').map(isoClock),
});

/** The RMA as the API shows it. */
export function viewRma({
  contact: _contact,
  fired: _fired,
  edition: _edition,
  expires: _expires,
  chain: _chain,
  seq,
  ...rma
}: RmaState) {
  return {
    ...rma,
    charge: rma.charge ?? null,
    requestedAt: new Date(rma.requestedAt).toISOString(),
    approvedAt: iso(rma.approvedAt),
    shippedAt: iso(rma.shippedAt),
    deliveredAt: iso(rma.deliveredAt),
    faultyReceivedAt: iso(rma.faultyReceivedAt),
    restoredAt: iso(rma.restoredAt),
    expectedAt: iso(rma.expectedAt),
    endedAt: iso(rma.endedAt),
    returnDueAt: iso(openClock(rma.clocks, 'return')?.dueAt ?? null),
    expiresAt: iso(rma.expiresAt ?? null),
    clocks: rma.clocks.map(isoClock),
    others: (rma.others ?? []).map(({ at, ...other }) => ({ ...other, at: new Date(at).toISOString() })),
    revision: seq,
  } satisfies z.infer<typeof rmaView>;
}
