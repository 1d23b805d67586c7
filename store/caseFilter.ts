import { liveStatuses, soonWithin, type Urgency } from '../domain/case/queues.ts';
import { usualType } from '../domain/case/types.ts';
import { comparable, type Kind } from '../domain/case/similar.ts';
import type { Outcome, PromiseName, SurveyOutcome } from '../domain/reports/facts.ts';
import { serialKey } from '../domain/serial.ts';
import type { Channel, HoldReason, Priority, Stage, Status, SurveyQuestion } from '../domain/vocabulary.ts';
import { everyWord } from './words.ts';

/** Which cases a list shows; values within one field are alternatives. */
export interface CaseFilter {
  status?: Status[];
  stage?: Stage[];
  priority?: Priority[];
  channel?: Channel[];
  /** Held by any of these; null is nobody. */
  assigneeId?: (string | null)[];
  /** Held by somebody else, or by nobody. */
  notAssigneeId?: string[];
  customerId?: string;
  /** Null asks for those that have none. */
  vendor?: string | null;
  category?: string | null;
  type?: string[];
  serial?: string;
  openedFrom?: Date;
  openedTo?: Date;
  closedFrom?: Date;
  closedTo?: Date;
  urgency?: Urgency;
  overdue?: boolean;
  /** Any of these is asked of somebody (`domain/case/asks.ts`). */
  asks?: string[];
  visit?: boolean;
  priorityAsked?: boolean;
  tag?: string;
  hold?: HoldReason;
  toCall?: boolean;
  rma?: boolean;
  escalated?: boolean;
  /** Open at this moment, whatever became of it. */
  openAt?: Date;
  policyId?: string;
  /** How a promise to the customer stands. */
  kept?: { promise: PromiseName; outcomes: Outcome[] };
  takenOver?: boolean;
  survey?: SurveyOutcome[];
  /** A question of the survey that was answered so. */
  scored?: { question: SurveyQuestion; score: number };
  q?: string;
  /** Only by what its customer may read. */
  disclosed?: boolean;
}

const aDay = 86_400_000;

const later = (a: Date | undefined, b: Date | undefined) => (a && b ? (a > b ? a : b) : (a ?? b));
const earlier = (a: Date | undefined, b: Date | undefined) => (a && b ? (a < b ? a : b) : (a ?? b));

/** The cases that are in both: of what both name, what they have in common. */
export function both(one: CaseFilter, other: CaseFilter): CaseFilter {
  const common = <T>(a: T[] | undefined, b: T[] | undefined) =>
    a && b ? a.filter((each) => b.includes(each)) : (a ?? b);
  return {
    ...other,
    ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
    status: common(one.status, other.status),
    stage: common(one.stage, other.stage),
    assigneeId: common(one.assigneeId, other.assigneeId),
    asks: common(one.asks, other.asks),
    closedFrom: later(one.closedFrom, other.closedFrom),
  };
}

/** From inclusive, to exclusive. */
export const between = (field: string, from: Date | undefined, to: Date | undefined) =>
  from || to ? { [field]: { ...(from && { $gte: from }), ...(to && { $lt: to }) } } : {};

/** Late means that `lateAt` has passed; the other urgencies are stretches of time after it. */
function lateness(urgency: Urgency | undefined, overdue: boolean | undefined, now: number): object {
  const [at, soon] = [new Date(now), new Date(now + soonWithin)];
  const stretches: Record<Urgency, [Date?, Date?]> = {
    late: [undefined, at],
    soon: [at, soon],
    later: [soon],
  };
  const [from, to] = urgency ? stretches[urgency] : [];
  return between(
    'lateAt',
    later(from, overdue === false ? at : undefined),
    earlier(to, overdue ? at : undefined),
  );
}

/** The number of a case, or how one begins: with less than year and month it may be a model, such as C2960. */
const numberLike = /^c20\d{4}(\d{0,2}|\d{2}-\d{0,9})$/i;

/** What people search by: the beginning of a number, or words. */
function said(q: string, disclosed: boolean | undefined): object {
  if (!numberLike.test(q)) return everyWord(q, disclosed ? 'publicWords' : 'words');
  const number = q.toUpperCase();
  return { _id: { $gte: number, $lt: `${number}~` } };
}

/** When a case was opened, as far as its number tells: on that day or, where a lost answer was asked for again, soon after. */
function openedBy(q: string): { from?: Date; to?: Date } {
  if (!numberLike.test(q)) return {};
  const [year, month, day] = [q.slice(1, 5), q.slice(5, 7), q.slice(7, 9)].map(Number) as [
    number,
    number,
    number,
  ];
  const isDay = /^c\d{8}/i.test(q);
  const from = Date.UTC(year, month - 1, isDay ? day : 1);
  const to = isDay ? from : Date.UTC(year, month, 1);
  return { from: new Date(from - aDay), to: new Date(to + 8 * aDay) };
}

/** Whether only live cases are asked for. */
export const asksForLive = ({ status }: CaseFilter): boolean =>
  status !== undefined && status.every((each) => liveStatuses.some((live) => live === each));

/** One of `values`; as simple as can be, because what is equal to something, an index finds together with a range. */
const anyOf = <T>(values: readonly T[]) =>
  values.length === 1 && typeof values[0] !== 'object' ? values[0] : { $in: values };

/** All that are live are one value in the indexes. */
const standing = (status: Status[]): object =>
  asksForLive({ status }) && liveStatuses.every((live) => status.includes(live))
    ? { live: true }
    : { status: anyOf(status) };

/** What was open at a moment has ended later, or not at all. */
const ended = ({ closedFrom, closedTo, openAt }: CaseFilter): object =>
  openAt && !closedFrom && !closedTo
    ? { closedAt: { $not: { $lt: openAt } } }
    : between('closedAt', later(closedFrom, openAt), closedTo);

function holder({ assigneeId, notAssigneeId }: CaseFilter): object {
  if (!notAssigneeId) return assigneeId ? { assigneeId: anyOf(assigneeId) } : {};
  return { assigneeId: { ...(assigneeId && { $in: assigneeId }), $nin: notAssigneeId } };
}

/** What reports count by (`domain/reports/facts.ts`). */
function counted({ policyId, kept, takenOver, survey, scored }: CaseFilter): object {
  return {
    ...(policyId !== undefined && { 'facts.policyId': policyId }),
    ...(takenOver !== undefined && { 'facts.takenOver': takenOver }),
    ...(kept && { [`facts.${kept.promise}`]: anyOf(kept.outcomes) }),
    ...(survey && { 'facts.survey': anyOf(survey) }),
    ...(scored && { [`facts.answers.${scored.question}`]: scored.score }),
  };
}

/** What the filter asks to be equal, as `caseRecord.ts` stores it. */
export function equals({
  serial,
  visit,
  toCall,
  priorityAsked,
  tag,
  rma,
  escalated,
  hold,
  customerId,
  vendor,
  category,
}: CaseFilter) {
  return {
    ...{ serial: serial === undefined ? undefined : serialKey(serial) },
    ...{ visit, priorityAsked, toCall, rma, escalated, hold, customerId },
    ...{ tags: comparable(tag), vendor: comparable(vendor), category: comparable(category) },
  };
}

/** Cases of one category or vendor with this one: a condition for each that is known. */
export const ofItsKind = ({ category, vendor }: Kind): object[] => [
  ...(category ? [{ category: comparable(category) }] : []),
  ...(vendor ? [{ vendor: comparable(vendor) }] : []),
];

/** One condition a field and nothing nested, so that an index can answer; what says most, first. */
export function conditions(filter: CaseFilter): object {
  const { stage, priority, channel, type, asks, openAt, q } = filter;
  const told = q === undefined ? {} : openedBy(q);
  const equal = Object.entries(equals(filter));
  // What earlier versions stored says none, and is of the usual type.
  const types: (string | null)[] | undefined = type?.includes(usualType) ? [...type, null] : type;
  const any = Object.entries({ stage, priority, channel, asks, type: types });
  return {
    ...Object.fromEntries(
      equal.flatMap(([field, value]) => (value === undefined ? [] : [[field, anyOf([value])]])),
    ),
    ...ended(filter),
    ...between(
      'openedAt',
      later(filter.openedFrom, told.from),
      earlier(earlier(filter.openedTo, openAt), told.to),
    ),
    ...lateness(filter.urgency, filter.overdue, Date.now()),
    ...holder(filter),
    ...Object.fromEntries(any.flatMap(([field, values]) => (values ? [[field, anyOf(values)]] : []))),
    ...(filter.status && standing(filter.status)),
    ...counted(filter),
    ...(q && said(q, filter.disclosed)),
  };
}
