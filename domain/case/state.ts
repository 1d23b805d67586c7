import type { Entitlement } from '../entitlement.ts';
import type { WorkingHours } from '../hours.ts';
import type { Party, Person } from '../people.ts';
import type { MessageChannel } from '../notices.ts';
import type { Policy, Target } from '../policy.ts';
import type { Link, Taken } from './links.ts';
import type {
  CancelReason,
  Channel,
  ClockName,
  ClockState,
  ConsentMeans,
  CoverageDecision,
  HandedClock,
  HoldReason,
  Language,
  Priority,
  QueueCause,
  RmaKind,
  Role,
  ServiceMode,
  Stage,
  SurveyQuestion,
  VisitFact,
} from '../vocabulary.ts';

/** The customer's contact: the acknowledgement, the consent and the survey go here. */
export interface Contact {
  name: string;
  email?: string;
  phone?: string;
  language?: Language;
}

/** How the contact can be told: whether text messages leave this house, and whose address was refused for good. */
export interface Reach {
  sms: boolean;
  refused?: MessageChannel[];
}

/** A promise with a time: due when `target + pausedTotal` of the policy's time has passed since `startedAt`. */
export interface Clock {
  name: ClockName;
  startedAt: number;
  target: Target;
  state: ClockState;
  pausedAt?: number;
  pausedTotal: number;
  metAt?: number;
  /** When it ran out, worked out for good: the hours it ran in are forgotten. */
  ranOutAt?: number;
}

export interface Hold {
  reason: HoldReason;
  since: number;
  until?: number;
}

export interface VendorCase {
  vendor: string;
  reason: string;
  state: 'requested' | 'confirmed' | 'declined' | 'open' | 'closed';
  requestedBy: Person;
  confirmedBy?: Person;
  vendorCaseNumber?: string;
  contact?: string;
  outcome?: string;
}

/** Several parties on one case (联合会诊, S3): people of the house and others. */
export interface JointDiagnosis {
  parties: Party[];
  reason: string;
  calledBy: Person;
  calledAt: number;
}

export interface Visit {
  engineer: Person;
  address: string;
  state: 'dispatched' | 'arrived' | 'departed';
  eta?: string;
  travel?: string;
  /** What the customer was asked for before somebody comes. */
  missing?: VisitFact[];
  dispatchedAt: number;
  arrivedAt?: number;
  departedAt?: number;
  outcome?: string;
}

export interface CaseRma {
  number: string;
  kind: RmaKind;
  serialNumber: string;
  state: string;
}

export interface Coverage {
  decision: CoverageDecision;
  by: Person;
  note?: string;
}

export interface Queued {
  since: number;
  cause: QueueCause;
  /** When the rota has the next engineer on duty, as far as it is known. */
  dutyFrom?: number;
}

/** Until when whoever has the case is there, as the rota has it; in epoch milliseconds. */
export interface AssigneeDuty {
  /** Whom this is about; of anybody else it says nothing. */
  person: string;
  shiftEnds?: number;
  leaveFrom?: number;
}

/** A step of the policy's ladder that the case has climbed: the managers who were told that it is unsolved. */
export interface Escalation {
  at: number;
  to: Role[];
}

/** Why a case was recorded later than it began, and what had been done by then. */
export interface AfterTheFact {
  /** When it really began, in epoch milliseconds. */
  openedAt: number;
  reason: string;
  solution?: Resolution;
}

export interface Resolution {
  cause: string;
  treatment: string;
  restoredAt: string;
  byPhone: boolean;
}

export interface Consent {
  agreed: boolean;
  by: string;
  via: ConsentMeans;
  at: number;
  comment?: string;
}

export interface Survey {
  answers: Record<SurveyQuestion, number>;
  comment?: string;
}

/** Everything a running case is: plain JSON, so that it survives continue-as-new. Times are epoch milliseconds. */
export interface CaseState {
  number: string;
  /** Of the rules it was opened under (`edition.ts`); absent in cases that are older than the first. */
  edition?: number;
  title: string;
  description: string;
  channel: Channel;
  /** What is asked for, of an administered list; a fault in cases that say nothing. */
  type?: string;
  category: string | null;
  vendor: string | null;
  serialNumber: string | null;
  priority: Priority;
  serviceMode?: ServiceMode;
  /** Opened after the fact: it began before it was recorded (S2, after hours). */
  afterTheFact?: AfterTheFact;
  /** What an engineer thinks it should be, until a manager has answered. */
  priorityRequest?: { priority: Priority; by: Person } | null;
  customer: Person;
  contact: Contact;
  /** Where the customer was changed: how often, when last, and the entry from which on the history is theirs. */
  newCustomer?: { times: number; since: number; seq: number };
  entitlement: Entitlement;
  /** A manager's word on a case that is out of coverage; null while there is none, or none is needed. */
  coverage: Coverage | null;
  policy: Policy;
  /** The hours of the policy's calendar, as far as they are known; null where time always counts. */
  hours: WorkingHours | null;
  supportLine: 1 | 2 | 3;
  /** The line and the centre that it was moved to: the rule chooses among their engineers. */
  movedTo?: { supportLine?: 1 | 2 | 3; centre?: string };

  stage: Stage;
  hold: Hold | null;
  /** Waiting in the supervisors' queue, or null while somebody has it. */
  queued: Queued | null;

  /** Absent in a case that was opened before it was known. */
  reach?: Reach;
  /** Since when something about the case has reached nobody at all, not even a manager. */
  unreached?: number;

  agent: Person | null;
  /** The ID of whoever opened it. */
  openedBy?: string;
  assignee: Person | null;
  /** Engineers who may act as the assignee does; absent until there are some, as the next two. */
  assistants?: Person[];
  /** Who hears of what the customer can see of it. */
  watchers?: Person[];
  tags?: string[];
  assignedAt: number | null;
  /** Absent until it is known, and where the rota says nothing of them. */
  duty?: AssigneeDuty | null;
  /** When the next shift begins, where nobody was there to follow on the last. */
  reliefFrom?: number;
  /** The assignee came late and has `takeoverResponse` to answer instead of the normal reminders. */
  hurried: boolean;
  formerAssignees: string[];
  takeovers: number;
  /** When silence last raised the priority. */
  silentSince: number | null;
  expert: Person | null;
  /** When the expert first did something on the case after being asked; null or absent until then. */
  expertAnsweredAt?: number | null;
  /** When the customer last said something to which nobody has answered yet; null or absent where they have. */
  customerSaidAt?: number | null;
  /** When the customer was last told how it stands, in this round. */
  updatedAt: number | null;

  openedAt: number;
  respondedAt: number | null;
  diagnosedAt: number | null;
  resolvedAt: number | null;
  confirmingSince: number | null;
  closedAt: number | null;

  clocks: Clock[];
  /** Which entry's message keeps a promise of the closing chain, by the clock that is met when it has gone out. */
  handing?: Partial<Record<HandedClock, number>>;
  /** Keys of the deadlines that have fired: none ever fires again, whatever is recomputed. */
  fired: string[];
  /** Counts returns to diagnosis (rejection, reopening); keys of later rounds differ. */
  round: number;
  /** When this round began: the opening, then the rejection or reopening that led to it. */
  roundStartedAt: number;
  /** From when days without a solution are reported, where the priority rose to one that has them after that. */
  dailySince?: number;

  /** Absent until there is one. */
  escalations?: Escalation[];
  jointDiagnoses?: JointDiagnosis[];
  vendorCases: VendorCase[];
  /** A visit is asked for, and nobody has decided whether somebody goes. */
  dispatchRequestedAt?: number | null;
  visits: Visit[];
  rmas: CaseRma[];

  hardwareFault: boolean | null;
  resolution: Resolution | null;
  consent: Consent | null;
  cancellation: { reason: CancelReason; duplicateOf?: string; consentBy: string; take?: Taken } | null;
  /** The cases that were merged into this one, and whether their files are its own too; absent until there is one. */
  duplicates?: { number: string; files: boolean }[];
  /** Who else reported it, in cases that were merged into this one. */
  otherContacts?: Contact[];
  links?: Link[];
  survey: Survey | null;

  /** How often it was begun anew from what is stored of it; absent: never. What an earlier chain of runs writes is refused. */
  chain?: number;
  /** The sequence number of the last timeline entry; also the revision. */
  seq: number;
}
