import type { Merits } from '../assignment.ts';
import type { CallEvent, CallEventData } from '../call/state.ts';
import type { RiseCause } from '../case/rise.ts';
import type { CaseEvent, Corrections, EventData } from '../case/events.ts';
import type { LinkName } from '../case/links.ts';
import type { MovementKind } from '../depot/stock.ts';
import type { Moments } from '../moment.ts';
import type { TemplateName } from '../notices.ts';
import type { MissCause } from '../reach.ts';
import type { RmaClockName } from '../rma/clocks.ts';
import type { RmaEvent, RmaEventData, RmaStateName } from '../rma/state.ts';
import type { AlarmEvent, AlarmEventData, StuckReason } from '../stuck.ts';
import type {
  CancelReason,
  Channel,
  ChargeKind,
  ClockName,
  ConsentMeans,
  ContactMeans,
  CoverageDecision,
  EntitlementReason,
  FaqCategory,
  Flag,
  GoneCause,
  HoldReason,
  Priority,
  QueueCause,
  RmaKind,
  Role,
  ServiceMode,
  Stage,
  Status,
  SurveyQuestion,
  VisitFact,
  WorkKind,
} from '../vocabulary.ts';

/** The data of every event that a timeline shows. A case's `rma_requested` names the RMA, the RMA's own does not. */
export type Told = Omit<EventData & RmaEventData & CallEventData & AlarmEventData, 'rma_requested'> & {
  rma_requested: Omit<RmaEventData['rma_requested'], 'clock'> & { number?: string };
};

/** One language: a label for every word of the vocabulary, and a sentence for every kind of event. */
export interface Words {
  priorities: Record<Priority, string>;
  stages: Record<Stage, string>;
  statuses: Record<Status, string>;
  channels: Record<Channel, string>;
  serviceModes: Record<ServiceMode, string>;
  /** The types that are shipped; others have their names in the list of types. */
  caseTypes: Record<string, string>;
  roles: Record<Role, string>;
  clocks: Record<ClockName, string>;
  rmaKinds: Record<RmaKind, string>;
  rmaStates: Record<RmaStateName, string>;
  movementKinds: Record<MovementKind, string>;
  /** What somebody has to do to keep an RMA's promise. */
  rmaTasks: Record<RmaClockName | 'backorder', string>;
  workKinds: Record<WorkKind, string>;
  contactMeans: Record<ContactMeans, string>;
  consentMeans: Record<ConsentMeans, string>;
  holdReasons: Record<HoldReason, string>;
  queueCauses: Record<QueueCause, string>;
  /** The tags that Caseline gives. */
  flags: Record<Flag, string>;
  /** Why somebody was not told. */
  missCauses: Record<MissCause, string>;
  /** What a customer is told, by name. */
  notices: Partial<Record<TemplateName, string>>;
  /** What a return costs the customer. */
  chargeKinds: Record<ChargeKind, string>;
  /** What is said of somebody who cannot go on with what they have. */
  goneCauses: Record<GoneCause, string>;
  linkNames: Record<LinkName, string>;
  cancelReasons: Record<CancelReason, string>;
  stuckReasons: Record<StuckReason, string>;
  visitFacts: Record<VisitFact, string>;
  riseCauses: Record<RiseCause, string>;
  surveyQuestions: Record<SurveyQuestion, string>;
  entitlementReasons: Record<EntitlementReason, string>;
  faqCategories: Record<FaqCategory, string>;
  corrected: Record<keyof Corrections, string>;
  coverageDecisions: Record<CoverageDecision, string>;
  /** What spoke for the engineer whom the assignment rule chose. */
  merits: (merits: Merits) => string;
  events: { [K in keyof Told]: (data: Told[K], moment: Moments) => string };
}

/** An event as it is told: its kind and its data belong together. */
export type Tellable = Pick<CaseEvent | RmaEvent | CallEvent | AlarmEvent, 'kind' | 'data'>;

/** Why a case went to somebody: what the person who chose said, or what the rule found. */
export const reasonOf = (
  { reason, merits }: { reason?: string; merits?: Merits },
  words: Pick<Words, 'merits'>,
): string => reason ?? (merits ? words.merits(merits) : '');

/** That somebody is gone, where a case was taken from them for it, and what spoke for who has it now. */
export function becauseGone(
  words: Pick<Words, 'goneCauses' | 'merits'>,
  { from, cause, merits }: Pick<Told['reassigned'], 'from' | 'cause' | 'merits'>,
  comma: string,
): string {
  if (!cause && !merits) return '';
  const gone = `${from?.name ?? ''} ${words.goneCauses[cause ?? 'left']}`;
  return [gone, ...(merits ? [words.merits(merits)] : [])].join(comma);
}

/** A label of a table that may be asked for a word it does not have: then the word itself. */
export const labelOf = (labels: Record<string, string>, word: string): string =>
  Object.hasOwn(labels, word) ? (labels[word] ?? word) : word;

const said = (value: unknown): string => {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  const { name, email, phone, language } = value as Record<string, string | undefined>;
  return [name, email, phone, language].filter(Boolean).join(', ');
};

/** What was put right: each thing, before and after; whether it is covered is told apart. */
export const correctionsOf = (
  changes: Corrections,
  labels: Record<keyof Corrections, string>,
  sentence: (what: string, from: string, to: string) => string,
): string[] =>
  (Object.keys(changes) as (keyof Corrections)[])
    .filter((field) => field !== 'entitlement')
    .map((field) => sentence(labels[field], said(changes[field]?.from), said(changes[field]?.to)));
