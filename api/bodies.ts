import { z } from 'zod';
import {
  cancelReasons,
  channels,
  consentMeans,
  contactMeans,
  coverageDecisions,
  holdReasons,
  priorities,
  rmaKinds,
  surveyQuestions,
  visibilities,
  workKinds,
} from '../domain/vocabulary.ts';
import type { ActionName } from '../domain/case/commands.ts';
import type { RmaActionName } from '../domain/rma/state.ts';
import { complaint } from '../domain/complaints.ts';
import * as f from './fields.ts';

const reason = f.text(2000);
const words = f.text(20_000);
const nothing = z.strictObject({});

export const opening = z
  .strictObject({
    customerId: f.id,
    channel: z.enum(channels),
    title: f.line(200),
    description: words.or(z.literal('')).optional(),
    priority: z.enum(priorities).optional().meta({ description: 'default P3' }),
    category: f.line(64).optional(),
    vendor: f.line(64).optional(),
    serialNumber: f.line(64).optional(),
    policyId: f.id
      .optional()
      .meta({ description: "default: that of the customer's contract, then response-centre" }),
    contact: z.strictObject({
      name: f.line(120),
      email: f.email.optional(),
      phone: f.phone.optional(),
      language: f.language.optional(),
    }),
    assigneeId: f.id.optional().meta({ description: 'without it the assignment rule chooses' }),
  })
  .meta({ id: 'CaseOpening' });

const party = z
  .union([z.strictObject({ id: f.id }), z.strictObject({ name: f.line(120) })], {
    error: complaint('must be {id} of a colleague or {name} of anybody else'),
  })
  .meta({ id: 'Party' });

const grade = z.int().min(1).max(5);
export const surveyAnswers = z.strictObject({
  answers: z.strictObject(
    Object.fromEntries(surveyQuestions.map((question) => [question, grade])) as Record<
      (typeof surveyQuestions)[number],
      typeof grade
    >,
  ),
  comment: reason.optional(),
});

/** The bodies of the case's actions (api.md, Cases), by the name of the update. */
export const actionBodies = {
  assign: z.strictObject({ engineerId: f.id, reason: reason.optional() }),
  respond: z.strictObject({ note: words, via: z.enum(contactMeans) }),
  takeOver: z.strictObject({ reason: reason.optional(), from: f.id.optional() }),
  reassign: z.strictObject({ engineerId: f.id, reason }),
  work: z.strictObject({
    text: words,
    minutes: z
      .int()
      .min(0)
      .max(24 * 60)
      .optional(),
    kind: z.enum(workKinds),
    visibility: z.enum(visibilities).optional(),
  }),
  notes: z.strictObject({ text: words, visibility: z.enum(visibilities) }),
  updates: z.strictObject({ text: words }),
  diagnose: z.strictObject({ cause: words, hardwareFault: z.boolean().optional() }),
  escalateExpert: z.strictObject({ expertId: f.id.optional(), area: f.line(64).optional(), reason }),
  joint: z.strictObject({ parties: z.array(party).min(1).max(20), reason }),
  requestVendor: z.strictObject({ vendor: f.line(64), reason }),
  confirmVendor: z.strictObject({ note: reason.optional() }),
  declineVendor: z.strictObject({ reason }),
  vendorCase: z.strictObject({ vendorCaseNumber: f.line(64), contact: f.line(200).optional() }),
  vendorClose: z.strictObject({ outcome: words }),
  coverage: z.strictObject({ decision: z.enum(coverageDecisions), note: reason.optional() }),
  requestDispatch: z.strictObject({ reason }),
  declineDispatch: z.strictObject({ reason }),
  dispatch: z.strictObject({ engineerId: f.id, eta: f.timestamp.optional(), travel: f.line(200).optional() }),
  arrive: nothing,
  depart: z.strictObject({ outcome: words }),
  rmas: z
    .strictObject({
      kind: z.enum(rmaKinds),
      serialNumber: f.line(64),
      partNumber: f.partNumber,
      reason,
      keepDisk: z
        .boolean()
        .optional()
        .meta({ description: 'the customer keeps the disk: nothing comes back' }),
    })
    .refine(({ kind, keepDisk }) => !keepDisk || kind === 'advance_replacement', {
      path: ['keepDisk'],
      message: complaint('belongs to an advance replacement: a repair or a loan has to come back'),
    }),
  hold: z.strictObject({ reason: z.enum(holdReasons), until: f.future.optional() }),
  resume: nothing,
  priority: z.strictObject({ priority: z.enum(priorities), reason }),
  resolve: z.strictObject({
    cause: words,
    treatment: words,
    restoredAt: f.past,
    byPhone: z.boolean().optional(),
  }),
  callBack: z.strictObject({ note: words }),
  review: z.strictObject({ approved: z.boolean(), comment: reason.optional() }),
  consent: z.strictObject({
    agreed: z.boolean(),
    by: f.line(120),
    via: z.enum(consentMeans),
    comment: reason.optional(),
  }),
  reopen: z.strictObject({ reason }),
  cancel: z
    .strictObject({
      reason: z.enum(cancelReasons),
      duplicateOf: f.caseNumber.optional(),
      consentBy: f.line(120),
    })
    .refine(({ reason: why, duplicateOf }) => (why === 'duplicate') === (duplicateOf !== undefined), {
      path: ['duplicateOf'],
      message: complaint('belongs to the reason duplicate, and only to it'),
    }),
  answerSurvey: surveyAnswers,
} as const satisfies Record<Exclude<ActionName, 'attach'>, z.ZodType>;
export type CaseAction = keyof typeof actionBodies;

export const rmaActionBodies = {
  approve: z.strictObject({
    entitlementNote: reason.optional(),
    depotId: f.id.optional().meta({ description: 'the depot to take the part from, if it has it' }),
  }),
  reject: z.strictObject({ reason }),
  cancel: z.strictObject({ reason }),
  ship: z.strictObject({ carrier: f.line(64), trackingNumber: f.line(64), serialNumber: f.line(64) }),
  deliver: nothing,
  receiveFaulty: z.strictObject({ serialNumber: f.line(64), condition: reason }),
  complete: z.strictObject({ outcome: words }),
} as const satisfies Record<RmaActionName, z.ZodType>;

export const linkConsent = z.strictObject({ agreed: z.boolean(), comment: reason.optional() });

/** `take-over` for `takeOver`: paths are written with hyphens. */
export const hyphened = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
