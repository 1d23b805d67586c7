export type { CallActionName, CallActions } from './commands.ts';
import type { Person, Stamp } from '../people.ts';
import type { Policy } from '../policy.ts';
import type { Missed } from '../reach.ts';
import type { Restarted } from '../restart.ts';
import type { Role, Visibility } from '../vocabulary.ts';

export const callStates = ['waiting', 'accepted', 'opened', 'closed'] as const;
export type CallStateName = (typeof callStates)[number];

/** The intake chain of one call: how long each step may take, in milliseconds, and whether quality hears. */
export interface CallTerms {
  /** From the logging until an agent has the call. */
  toAgent: number;
  /** From there until it has reached the service manager: as a case, or as a call that was closed. */
  toManager: number;
  informQuality: boolean;
}

/** Where no policy says how a call is taken in. */
const usualTerms: CallTerms = { toAgent: 5 * 60_000, toManager: 5 * 60_000, informQuality: true };

/**
 * The terms of a call under these policies (`intake`, S1). Whose call it is nobody knows yet, so the shortest time that
 * any of them promises holds, and quality hears where any of them says so.
 */
export function termsUnder(policies: readonly Pick<Policy, 'intake'>[]): CallTerms {
  const intakes = policies.flatMap(({ intake }) => (intake ? [intake] : []));
  if (!intakes.length) return usualTerms;
  return {
    toAgent: Math.min(...intakes.map(({ callToAgent }) => callToAgent)),
    toManager: Math.min(...intakes.map(({ agentToManager }) => agentToManager)),
    informQuality: intakes.some(({ informQuality }) => informQuality),
  };
}

/** A call that an employee took for the centre. Times are epoch milliseconds. */
export interface CallState {
  number: string;
  /** The company as the caller named it; which customer that is, the agent finds out. */
  customer: Person;
  contact: { name: string; phone?: string };
  symptom: string;
  loggedBy: Person & { role: Role };
  loggedAt: number;
  terms: CallTerms;
  callState: CallStateName;
  agent: Person | null;
  acceptedAt: number | null;
  endedAt: number | null;
  caseNumber: string | null;
  outcome: string | null;
  fired: string[];
  /** How often it was begun anew from what is stored of it; absent: never. What an earlier chain of runs writes is refused. */
  chain?: number;
  seq: number;
}

/** Which step of the chain a deadline belongs to. */
export type CallStep = 'agent' | 'manager';
/** `until`: the end of the step, which for what is overdue is `dueAt` itself. ISO 8601. */
type Due = { key: string; dueAt: string; step: CallStep; until: string };

export interface CallEventData {
  call_logged: { company: string; symptom: string };
  call_reminder: Due;
  call_overdue: Due;
  call_accepted: { agent: Person };
  call_opened: { caseNumber: string };
  call_closed: { reason: string };
  not_reached: Missed;
  restarted: Restarted;
}
export type CallEventKind = keyof CallEventData;
export type CallEvent = {
  [K in CallEventKind]: { kind: K; at: number; actor: Stamp; visibility: Visibility; data: CallEventData[K] };
}[CallEventKind];

export const isCall = (state: object): state is CallState => 'callState' in state;

/** A call as it was logged, at `now` (epoch milliseconds). */
export function newCall(
  call: Pick<CallState, 'number' | 'contact' | 'symptom'> & { company: string },
  by: CallState['loggedBy'],
  now: number,
  terms: CallTerms = usualTerms,
): CallState {
  const { company, ...rest } = call;
  return {
    ...rest,
    customer: { id: '', name: company },
    loggedBy: by,
    loggedAt: now,
    terms,
    callState: 'waiting',
    agent: null,
    acceptedAt: null,
    endedAt: null,
    caseNumber: null,
    outcome: null,
    fired: [],
    seq: 0,
  };
}
