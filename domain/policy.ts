import type { Priority, Role } from './vocabulary.ts';

export type ByPriority<T> = Record<Priority, T>;

/**
 * How long a promise lasts: milliseconds, or until the close of the n-th working day after the day it began, but never
 * later than `atMost` milliseconds of wall time.
 */
export type Target = number | { workingDays: number; atMost?: number };

/**
 * The promises of one service policy, as a running case carries them: durations in milliseconds, fractions of the
 * response target as numbers. Under `clock: 'business'` durations run only inside the hours of `calendar`. The editable
 * form (ISO 8601 durations) and its checks are in `policies/schema.ts`.
 */
export interface Policy {
  id: string;
  version: number;
  clock: 'calendar' | 'business';
  calendar?: string;
  /** Of a case whose opening and contract name none. [S1] */
  defaultPriority?: Priority;
  scope?: Scope;
  response: {
    target: ByPriority<number>;
    remind: number[];
    takeover?: number;
    takeoverResponse: number;
    maxTakeovers: number;
    /** Silence raises the priority one level instead of moving the case. [S1] */
    raisesPriority?: boolean;
    /** So does an answer that does not satisfy: no solution in time, or one that the customer refuses. [S1] */
    raisesUnsatisfied?: boolean;
  };
  diagnosis?: { target: ByPriority<number>; warn: number[] };
  restore?: { target: Partial<ByPriority<number>>; loanerIfLate?: boolean };
  /** Not solved from afar by then: somebody has to go there. [S1] */
  solveOnline?: { target: Partial<ByPriority<number>> };
  /** Arrival, from when a visit was asked for or, where a `decision` has its own time, decided. [S1–S4] */
  onSite?: { decision?: number; target: ByPriority<Target> };
  guidance?: { target: Partial<ByPriority<number>> };
  /** Spares are owed on site this long after they were asked for. [S3] */
  spares?: number;
  /** How long an engineer works on it without a solution before the manager and the experts hear. [S1] */
  workLimit?: number;
  /** After a fix by phone the customer is asked again within this time. [S2] */
  callBack?: number;
  updates?: { applies: Priority[]; first: number; second: number; then: number; sameDayReport?: boolean };
  vendor?: { answerWithin?: number; remindEvery?: number };
  escalation: ByPriority<EscalationStep[]>;
  /** The ladder counts wall time, whatever the clock; that of earlier cases counts as their clock does. */
  ladder?: 'wall';
  closing: {
    notifyManager?: number;
    review?: number;
    askCustomer?: number;
    closeAfterConsent?: number;
    /** Each clock of the chain is met when its act is done; those of earlier cases were met as they began. */
    byAct?: true;
    confirmRemindEvery: number;
    confirmEscalateAfter: number;
  };
  survey?: { remindAfter: number; expiresAfter: number; lowScore: number };
  faultReport?: boolean;
  intake?: { callToAgent: number; agentToManager: number; informQuality: boolean };
}

/** The types of case that are owed; with any other, a consultant is offered. [S1, 5*8] */
export interface Scope {
  types: string[];
  outside: 'consultation';
}

/** Reported to these roles while the case is unsolved, `after` milliseconds from its opening. */
export interface EscalationStep {
  after: number;
  to: Role[];
}

/** The same without anybody on site: neither a visit nor a spare part is promised. */
export function withoutVisits({
  onSite: _,
  solveOnline: _online,
  spares: _spares,
  ...policy
}: Policy): Policy {
  return policy;
}

/**
 * The instant at `fraction` of `target`, in milliseconds. Policies write fractions with four digits (0.8333 for 5/6),
 * so a result within that precision of a whole minute is that minute, and of a whole second that second: 50 minutes of
 * an hour, not 49:59.88.
 */
export function share(fraction: number, target: number): number {
  const exact = fraction * target;
  const whole = [60_000, 1000].map((unit) => Math.round(exact / unit) * unit);
  return whole.find((each) => Math.abs(each - exact) <= target * 0.00005) ?? Math.round(exact);
}

/** The policy inside the hours of the calendar that a contract names; as it is where the contract names none. */
export const inside = (policy: Policy, calendar: string | null): Policy =>
  calendar === null ? policy : { ...policy, clock: 'business', calendar };

/** Whether it promises working days, or the end of one: at a calendar that is always open there is no such thing. */
export const countsWorkingDays = ({ onSite, updates }: Policy): boolean =>
  Object.values(onSite?.target ?? {}).some((target) => typeof target !== 'number') ||
  updates?.sameDayReport === true;
