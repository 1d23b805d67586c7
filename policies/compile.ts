import type { ByPriority, EscalationStep, Policy, Target } from '../domain/policy.ts';
import { priorities, type Priority } from '../domain/vocabulary.ts';
import { milliseconds, type TermText, workingDaysOf } from './durations.ts';
import { usualSurvey, type WholePolicy } from './schema.ts';

const each = <T>(value: (priority: Priority) => T): ByPriority<T> =>
  Object.fromEntries(priorities.map((priority) => [priority, value(priority)])) as ByPriority<T>;
const target = (texts: ByPriority<string>) => each((priority) => milliseconds(texts[priority]));

type Texts = { [P in Priority]?: string | undefined };
/** The same where a policy promises it to some priorities only. */
const targets = (texts: Texts): Partial<ByPriority<number>> =>
  Object.fromEntries(
    priorities.flatMap((priority) => {
      const text = texts[priority];
      return text === undefined ? [] : [[priority, milliseconds(text)]];
    }),
  );

function termOf(text: TermText): Target {
  if (typeof text !== 'string') return { workingDays: 1, atMost: milliseconds(text.atMost) };
  const workingDays = workingDaysOf(text);
  return workingDays === null ? milliseconds(text) : { workingDays };
}

/** `{name: ms}` where the policy has it, else nothing. */
const optional = <K extends string>(name: K, text: string | undefined) =>
  (text === undefined ? {} : { [name]: milliseconds(text) }) as { [N in K]?: number };

const reportTo = (list: { after: string; to: EscalationStep['to'] }[] = []): EscalationStep[] =>
  list.map(({ after, to }) => ({ after: milliseconds(after), to })).sort((a, b) => a.after - b.after);

function responseOf(response: WholePolicy['response']): Policy['response'] {
  const { remind = [], takeover, takeoverResponse = 'PT10M', maxTakeovers = 3, onSilence } = response;
  return {
    target: target(response),
    remind,
    ...(takeover !== undefined && { takeover }),
    takeoverResponse: milliseconds(takeoverResponse),
    maxTakeovers,
    ...(onSilence === 'raise-priority' && { raisesPriority: true, raisesUnsatisfied: true }),
  };
}

function closingOf(closing: NonNullable<WholePolicy['closing']>): Policy['closing'] {
  return {
    ...optional('notifyManager', closing.notifyManager),
    ...optional('review', closing.review),
    ...optional('askCustomer', closing.askCustomer),
    ...optional('closeAfterConsent', closing.closeAfterConsent),
    byAct: true,
    confirmRemindEvery: milliseconds(closing.confirmRemindEvery ?? 'PT24H'),
    confirmEscalateAfter: milliseconds(closing.confirmEscalateAfter ?? 'PT72H'),
  };
}

function surveyOf(survey: NonNullable<WholePolicy['survey']>): NonNullable<Policy['survey']> {
  return {
    remindAfter: milliseconds(survey.remindAfter ?? usualSurvey.remindAfter),
    expiresAfter: milliseconds(survey.expiresAfter ?? usualSurvey.expiresAfter),
    lowScore: survey.lowScore ?? usualSurvey.lowScore,
  };
}

/** The promises about people who go there, call back and keep the customer informed. */
function serviceOf(document: WholePolicy) {
  const { onSite, updates, guidance, solveOnline, vendor } = document;
  return {
    ...(solveOnline && { solveOnline: { target: targets(solveOnline) } }),
    ...(onSite && {
      onSite: { ...optional('decision', onSite.decision), target: each((p) => termOf(onSite[p])) },
    }),
    ...(guidance && { guidance: { target: targets(guidance) } }),
    ...optional('spares', document.spares),
    ...optional('workLimit', document.workLimit),
    ...optional('callBack', document.callBack),
    ...(updates && {
      updates: {
        applies: updates.applies,
        first: milliseconds(updates.first),
        second: milliseconds(updates.second),
        then: milliseconds(updates.then),
        ...(updates.sameDayReport && { sameDayReport: true }),
      },
    }),
    ...(vendor && {
      vendor: {
        ...optional('answerWithin', vendor.answerWithin),
        ...optional('remindEvery', vendor.remindEvery),
      },
    }),
  };
}

/** The policy as a running case carries it, every duration in milliseconds. `document` must have passed the schema. */
export function compile(id: string, version: number, document: WholePolicy): Policy {
  const { clock, calendar, diagnosis, restore, escalation = {}, closing = {}, survey, intake } = document;
  const { defaultPriority, scope } = document;
  return {
    id,
    version,
    clock,
    ...(calendar !== undefined && { calendar }),
    ...(defaultPriority && { defaultPriority }),
    ...(scope && { scope }),
    response: responseOf(document.response),
    ...(diagnosis && { diagnosis: { target: target(diagnosis), warn: diagnosis.warn ?? [] } }),
    ...(restore && {
      restore: { target: targets(restore), ...(restore.loanerIfLate && { loanerIfLate: true }) },
    }),
    ...serviceOf(document),
    escalation: each((priority) => reportTo(escalation[priority])),
    ladder: 'wall',
    closing: closingOf(closing),
    ...(survey && { survey: surveyOf(survey) }),
    ...(document.faultReport && { faultReport: true }),
    ...(intake && {
      intake: {
        callToAgent: milliseconds(intake.callToAgent),
        agentToManager: milliseconds(intake.agentToManager),
        informQuality: intake.informQuality ?? false,
      },
    }),
  };
}
