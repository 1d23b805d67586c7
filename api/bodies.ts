import { z } from 'zod';
import { callActions } from '../domain/call/commands.ts';
import { type ActionName, caseActions } from '../domain/case/commands.ts';
import { rmaActions } from '../domain/rma/commands.ts';
import type { Action } from '../domain/schema/action.ts';
import { channels, priorities, serviceModes } from '../domain/vocabulary.ts';
import * as f from './fields.ts';
import { zodOf } from './schemas.ts';

const reason = f.text(2000);
const words = f.text(20_000);

const contact = z.strictObject({
  name: f.line(120),
  email: f.email.optional(),
  phone: f.phone.optional(),
  language: f.language.optional(),
});

export const opening = z
  .strictObject({
    customerId: f.id,
    channel: z.enum(channels),
    title: f.line(200),
    description: words.or(z.literal('')).optional(),
    priority: z
      .enum(priorities)
      .optional()
      .meta({ description: "default: the contract's, else the policy's, else P3" }),
    type: f.id.optional().meta({ description: 'of /case-types; default fault' }),
    serviceMode: z.enum(serviceModes).optional(),
    category: f.line(64).optional(),
    vendor: f.line(64).optional(),
    serialNumber: f.line(64).optional(),
    policyId: f.id
      .optional()
      .meta({ description: "default: that of the customer's contract, then response-centre" }),
    contact,
    assigneeId: f.id.optional().meta({ description: 'without it the assignment rule chooses' }),
    evenOnLeave: z.boolean().optional().meta({ description: 'to `assigneeId` although they are on leave' }),
    watchers: z
      .array(f.id)
      .max(20)
      .optional()
      .meta({ description: 'colleagues who hear of the case; for staff to name' }),
    openedAt: f.timestamp
      .optional()
      .meta({ description: 'after the fact: when it really began, at most 14 days ago. With a `reason`' }),
    reason: reason.optional().meta({ description: 'why it is recorded only now' }),
    solution: z
      .strictObject({
        cause: words,
        treatment: words,
        restoredAt: f.timestamp,
        byPhone: z.boolean().optional(),
      })
      .optional()
      .meta({ description: 'what has solved it already, by `assigneeId` or the engineer who records it' }),
  })
  .meta({ id: 'CaseOpening' });

/** What of a case can be put right; whatever is named replaces what was there. */
export const correction = z
  .strictObject({
    title: f.line(200).optional(),
    description: words.optional(),
    contact: contact.optional(),
    customerId: f.id.optional().meta({
      description: 'coverage is checked anew; policy and clocks stay, and so does the history, inside',
    }),
    serialNumber: f.line(64).optional(),
    vendor: f.line(64).optional(),
    category: f.line(64).optional(),
    type: f.id.optional(),
    channel: z.enum(channels).optional(),
    priority: z
      .enum(priorities)
      .optional()
      .meta({ description: 'only by whoever opened the case, in its first ten minutes' }),
    reason,
  })
  .meta({ id: 'CaseCorrection' });

/** The bodies of a set of actions, by the name of the update; `others` come another way. */
const bodiesOf = <A extends string>(actions: Record<A, Action>, others: readonly string[] = []) =>
  Object.fromEntries(
    Object.entries<Action>(actions)
      .filter(([name]) => !others.includes(name))
      .map(([name, { body }]) => [name, zodOf(body)]),
  ) as Record<A, z.ZodType<object>>;

/** Those that are a `POST` of their own; a file comes as one, a correction is a `PATCH`. */
export type CaseAction = Exclude<ActionName, 'attach' | 'correct'>;
export const actionBodies = bodiesOf<CaseAction>(caseActions, ['attach', 'correct']);
export const rmaActionBodies = bodiesOf(rmaActions);
export const callClose = zodOf(callActions.close.body);
export const surveyAnswers = zodOf(caseActions.answerSurvey.body);

export const linkConsent = z.strictObject({ agreed: z.boolean(), comment: reason.optional() });

/** `take-over` for `takeOver`: paths are written with hyphens. */
export const hyphened = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
