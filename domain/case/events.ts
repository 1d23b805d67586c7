import type { Merits } from '../assignment.ts';
import type { Attachment } from '../attachments.ts';
import type { Party, Person, Stamp } from '../people.ts';
import type { Missed } from '../reach.ts';
import type { Restarted } from '../restart.ts';
import type {
  CancelReason,
  ClockName,
  ConsentMeans,
  ContactMeans,
  CoverageDecision,
  EntitlementReason,
  GoneCause,
  HandedClock,
  HoldReason,
  Priority,
  RmaKind,
  Role,
  SurveyQuestion,
  Visibility,
  VisitFact,
  WorkKind,
} from '../vocabulary.ts';
import type { RiseCause } from './rise.ts';
import type { CarriedFile, CarriedNote, Link, Taken } from './links.ts';
import type { CaseState, Contact, Queued } from './state.ts';

/** What the opening fixes about a case: all that later events do not decide. */
export type Opening = Pick<
  CaseState,
  | 'number'
  | 'edition'
  | 'title'
  | 'description'
  | 'channel'
  | 'type'
  | 'category'
  | 'vendor'
  | 'serialNumber'
  | 'priority'
  | 'serviceMode'
  | 'afterTheFact'
  | 'customer'
  | 'contact'
  | 'entitlement'
  | 'policy'
  | 'agent'
  | 'reach'
  | 'watchers'
>;

type Corrected = Pick<
  CaseState,
  | 'title'
  | 'description'
  | 'contact'
  | 'customer'
  | 'serialNumber'
  | 'vendor'
  | 'category'
  | 'channel'
  | 'type'
  | 'entitlement'
>;
/** What was put right, before and after. */
export type Corrections = { [K in keyof Corrected]?: { from: Corrected[K]; to: Corrected[K] } };

type Empty = Record<string, never>;
/** A deadline's own time, beside the time at which it was recorded. ISO 8601. */
type Due = { key: string; dueAt: string };

/**
 * What is reported to a manager: a clock that has run out, the ladder's step, an engineer's silence, a
 * solution refused, a shift that nobody follows on.
 */
export type Overdue = ClockName | 'escalation' | 'silence' | 'same_day' | 'rejection' | 'shift';

/** Every fact of a case's life, by kind: the timeline's `data`. */
export interface EventData {
  opened: Opening;
  /** The case is recorded, later than it began. ISO 8601. */
  opened_late: { openedAt: string; reason: string; solved: boolean };
  acknowledged: Empty;
  /** `merits` where the rule chose, `reason` where a person did; at first the rule's own were a `reason` too. */
  assigned: {
    engineer: Person;
    reason?: string;
    merits?: Merits;
    cause: 'rule' | 'hand';
    respondBy?: string;
  };
  queued: { cause: Queued['cause']; from?: Person; key?: string; dutyFrom?: string };
  queue_reminder: Due & { n: number };
  response_reminder: Due & { n: number; of: number; engineer: Person };
  taken_over: {
    cause: 'silence' | 'engineer';
    from: Person | null;
    to: Person;
    reason?: string;
    merits?: Merits;
    respondBy?: string;
    key?: string;
  };
  /** `merits` where the rule chose, because who had it is gone. */
  reassigned: {
    from: Person | null;
    to: Person;
    reason: string;
    cause?: GoneCause;
    merits?: Merits;
    respondBy?: string;
  };
  response_breached: Due & { to: Role[] };
  /** By hand, or at the end of a shift, when `note` says nothing. */
  handed_over: {
    from: Person;
    to: Person;
    note: string;
    cause: 'hand' | 'shift';
    respondBy?: string;
    key?: string;
  };
  assistants_changed: { added: Person[]; removed: Person[] };
  moved: { from: Person | null; supportLine?: CaseState['supportLine']; centre?: string; reason: string };
  responded: { note: string; via: ContactMeans };
  diagnosis_warning: Due & { percent: number };
  diagnosis_overdue: Due;
  restore_overdue: Due;
  diagnosed: { cause: string; hardwareFault?: boolean };
  escalated_to_expert: { expert: Person; area?: string; reason: string };
  joint_diagnosis: { parties: Party[]; reason: string };
  /** `dutyFrom`: when the next shift begins, where there is nobody to take the case over before. */
  escalated_to_manager: Due & { to: Role[]; clock: Overdue; dutyFrom?: string };
  vendor_requested: { vendor: string; reason: string };
  vendor_confirmed: { vendor: string; note?: string };
  vendor_declined: { vendor: string; reason: string };
  vendor_case_opened: { vendor: string; vendorCaseNumber: string; contact?: string };
  vendor_case_closed: { vendor: string; vendorCaseNumber: string; outcome: string };
  coverage_questioned: { reason: EntitlementReason };
  coverage_decided: { decision: CoverageDecision; note?: string };
  vendor_reminder: Due & { n: number };
  promise_reminder: Due & { clock: ClockName; percent: number };
  /** By the case itself when `solveOnline` has run out, or by somebody, with a reason. */
  dispatch_requested: Due | { reason: string };
  dispatch_declined: { reason: string };
  loaner_due: Empty;
  update_due: Due;
  dispatched: { engineer: Person; address: string; eta?: string; travel?: string; missing?: VisitFact[] };
  arrived: { engineer: Person };
  departed: { engineer: Person; outcome: string };
  rma_requested: {
    number: string;
    kind: RmaKind;
    serialNumber: string;
    partNumber: string;
    reason: string;
    keepDisk: boolean;
  };
  rma_updated: { number: string; state: string };
  held: { reason: HoldReason; until?: string };
  resumed: { cause: 'hand' | 'customer' | 'until_reached' | 'resolved' | 'diagnosed' };
  priority_requested: { priority: Priority; reason: string };
  /** The manager's answer to a request, where it is no. */
  priority_kept: { priority: Priority; reason: string; askedBy: Person };
  corrected: { changes: Corrections; reason: string };
  /** With a `cause` the case did so by itself and told those in charge of the new level. */
  priority_changed: {
    from: Priority;
    to: Priority;
    reason: string;
    cause?: RiseCause;
    told?: Role[];
    key?: string;
  };
  work: { text: string; minutes?: number; kind: WorkKind };
  note: { text: string };
  tagged: { added: string[]; removed: string[] };
  watchers_changed: { added: Person[]; removed: Person[] };
  attached: Attachment;
  customer_update: { text: string };
  /** Whom a message did not reach; `call`: the customer is to be called. A deadline's own `key` where it stands for one. */
  not_reached: Missed & { call?: true; dueAt?: string; n?: number };
  contacted: { note: string };
  resolved: { cause: string; treatment: string; restoredAt: string; byPhone: boolean };
  called_back: { note: string };
  reviewed: { approved: boolean; comment?: string };
  /** The message that keeps a promise has gone out. */
  notice_sent: { clock: HandedClock };
  consent_requested: { round: number; via?: 'phone' };
  confirm_reminder: Due & { n: number };
  consented: { by: string; via: ConsentMeans; comment?: string };
  rejected: { by: string; via: ConsentMeans; comment?: string };
  closed: Empty;
  survey_sent: { round: number };
  survey_reminder: Due;
  survey_answered: { answers: Record<SurveyQuestion, number>; comment?: string; low: boolean };
  survey_expired: Due;
  reopened: { reason: string };
  cancelled: { reason: CancelReason; duplicateOf?: string; consentBy: string; take?: Taken };
  /** A duplicate was merged into this case; `files`: its files are this case's too. */
  duplicate_merged: { number: string; title: string; consentBy: string; files: boolean; contact?: Contact };
  note_carried: CarriedNote;
  file_carried: CarriedFile;
  linked: Link;
  unlinked: Link;
  restarted: Restarted;
}

export type EventKind = keyof EventData;

/** A fact with its stamp: who, when (epoch milliseconds on the workflow's clock), what, and who may read it. */
export type CaseEvent = {
  [K in EventKind]: { kind: K; at: number; actor: Stamp; visibility: Visibility; data: EventData[K] };
}[EventKind];

export type EventOf<K extends EventKind> = Extract<CaseEvent, { kind: K }>;
