import type { Actions, ActionName } from '../domain/case/commands.ts';
import type { CallActionName, CallActions, CallState } from '../domain/call/state.ts';
import type { Shortage } from '../domain/depot/shortage.ts';
import type { Opening } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { MessageChannel } from '../domain/notices.ts';
import type { Actor, Person } from '../domain/people.ts';
import type { RmaActions, RmaState } from '../domain/rma/state.ts';

/** Names, IDs and shapes by which the outside reaches the workflows. Types and constants only. */
export const caseWorkflowType = 'caseWorkflow';
export const caseWorkflowId = (number: string): string => `case/${number}`;
export const rmaWorkflowType = 'rmaWorkflow';
export const rmaWorkflowId = (number: string): string => `rma/${number}`;

export const callWorkflowType = 'callWorkflow';
export const callWorkflowId = (number: string): string => `call/${number}`;

/** The kinds of process that keep promises, by the letter with which their numbers begin. */
export const processes = {
  C: { workflowType: caseWorkflowType, idOf: caseWorkflowId },
  R: { workflowType: rmaWorkflowType, idOf: rmaWorkflowId },
  L: { workflowType: callWorkflowType, idOf: callWorkflowId },
} as const;
export type ProcessKind = keyof typeof processes;

/** Which kind of process a number is of. */
export const processOf = (number: string) => processes[number[0] as ProcessKind];
/** The number of the process behind a workflow's ID. */
export const numberOf = (workflowId: string): string => workflowId.slice(workflowId.indexOf('/') + 1);

export const restartWorkflowType = 'restartWorkflow';
/** One restart of a process at a time. */
export const restartWorkflowId = (number: string): string => `restart/${number}`;
export const watchWorkflowType = 'watchWorkflow';

export const channelWorkflowType = 'channelWorkflow';
export const channelWorkflowId = (channel: MessageChannel): string => `channel/${channel}`;

/** Where messages are delivered: whoever records takes nothing of it. */
export const deliveryQueue = (taskQueue: string): string => `${taskQueue}-delivery`;

export const shortageWorkflowType = 'shortageWorkflow';
export const shortageWorkflowId = ({ number, movement }: Shortage): string => `stock/${number}/${movement}`;

/** The update that waits until a new case is recorded and answers with it. */
export const openedUpdate = 'opened';
export const caseStateQuery = 'caseState';
export const rmaStateQuery = 'rmaState';
export const callStateQuery = 'callState';
export const reassignSignal = 'reassign';
/** Sent by an RMA to its case, wherever the RMA stands now. */
export const rmaChangedSignal = 'rmaChanged';

/** Sent by a duplicate to the case that goes on. */
export const mergedSignal = 'merged';
/** Sent by a case to the one that it was linked to, or no longer is. */
export const linkedSignal = 'linkedFromThere';

/** Sent to a case when the rota has changed that says until when whoever has it is there. */
export const rotaChangedSignal = 'rotaChanged';

/** Sent to a case, an RMA or a call when a message was refused, or one has gone out for which it waits. */
export const settledSignal = 'messagesSettled';

/** Sent to an RMA on backorder when its part is there. */
export const stockArrivedSignal = 'stockArrived';

/** Sent to the RMAs of a case when it is restored: a loan is no longer needed. */
export const caseRestoredSignal = 'caseRestored';

/** An action as it travels: its body, who asks, and the revision they saw (`If-Match`). */
export type Request<T> = T & { actor?: Actor; expectedRevision?: number };
export type CaseRequest<A extends ActionName> = Request<Actions[A]>;
/** A request for any action; which one it is, the update's name tells. */
export type AnyRequest = { [A in ActionName]: CaseRequest<A> }[ActionName];
export type RmaRequest<A extends keyof RmaActions> = Request<RmaActions[A]>;

export type CallRequest<A extends CallActionName> = Request<CallActions[A]>;

export interface CallInput {
  /** The call as it was logged. */
  state: CallState;
  /** As it is stored, where it begins anew from that. */
  carried?: Carried<CallState>;
}

export interface CaseInput {
  opening: Opening;
  by: Actor;
  /** Chosen by hand at the opening; without it the assignment rule chooses. */
  assignee?: Person;
  /** Continue as new when a run has this many events, even before the server suggests it; for tests. */
  continueAfter?: number;
  /** What the run before handed over. */
  carried?: Carried<CaseState>;
}

export interface RestartInput {
  /** Of a case, an RMA or a call. */
  number: string;
  reason: string;
  by: Actor;
}

/** A case or an RMA between two runs: plain JSON. */
export interface Carried<S> {
  state: S;
  /** IDs of the updates that took effect, so that a retry after continue-as-new does not repeat them. */
  seen: string[];
  /** Messages are still on their way; the new run takes the delivery up again. */
  undelivered: boolean;
  /** There was no run before that could hand over: this is what was stored, and nothing else is known. */
  stored?: true;
}

export interface RmaInput {
  /** The RMA as it was asked for. */
  state: RmaState;
  /** Milliseconds within which the policy owes the part on site, from the request. */
  spares?: number;
  /** As its case's. */
  continueAfter?: number;
  /** What the run before handed over. */
  carried?: Carried<RmaState>;
}
