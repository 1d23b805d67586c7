import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, TypedSearchAttributes } from '@temporalio/common';
import type { SearchAttributePair } from '@temporalio/common';
import { searchAttributes } from '../config/search-attributes.ts';
import type { CallActionName, CallState } from '../domain/call/state.ts';
import type { ActionName, Actions } from '../domain/case/commands.ts';
import type { CaseView } from '../domain/case/view.ts';
import type { Shortage } from '../domain/depot/shortage.ts';
import type { Said } from '../domain/sentences.ts';
import type { RmaActionName, RmaActions, RmaState } from '../domain/rma/state.ts';
import {
  type CallInput,
  type CallRequest,
  callWorkflowId,
  callWorkflowType,
  type CaseInput,
  caseWorkflowId,
  type CaseRequest,
  caseWorkflowType,
  openedUpdate,
  type Request,
  type RestartInput,
  restartWorkflowId,
  restartWorkflowType,
  type RmaRequest,
  rmaWorkflowId,
  rotaChangedSignal,
  shortageWorkflowId,
  shortageWorkflowType,
  stockArrivedSignal,
} from '../workflows/contract.ts';
import { clip } from '../domain/clip.ts';
import { isWorkerThere } from '../store/workers.ts';
import { Problem, unavailable } from './problem.ts';
import { word } from './refusals.ts';
import { promises } from '../domain/case/promises.ts';
import { summaryOfCall, summaryOfCase } from '../domain/summaries.ts';

/** The workflow does not run: it has ended, or it never was. */
export class Gone extends Error {}

/** What the API asks of Temporal. Refusals and silence come as `Problem`, a workflow that has ended as `Gone`. */
export interface Engine {
  /** Starts the case, or finds it started under this number, and answers when it is recorded. */
  openCase(input: CaseInput, updateId: string): Promise<CaseView>;
  /** Does the action once for this `updateId`, and answers with the case after it took effect. */
  act<A extends ActionName>(
    number: string,
    action: A,
    request: CaseRequest<A>,
    updateId: string,
  ): Promise<CaseView>;
  actOnRma<A extends RmaActionName>(
    number: string,
    action: A,
    request: RmaRequest<A>,
    updateId: string,
  ): Promise<RmaState>;
  /** Lets an RMA that waits for its part know that it is there; one that has ended does not need to hear. */
  stockArrived(number: string): Promise<void>;
  /** Lets a case ask the rota anew until when whoever has it is there; one that has ended does not need to hear. */
  rotaChanged(number: string): Promise<void>;
  /** Has those who keep the stock told, once for the movement. */
  tellShortage(shortage: Shortage): Promise<void>;
  /** Starts the intake chain of a call, or finds it started, and answers when it is recorded. */
  logCall(input: CallInput, updateId: string): Promise<CallState>;
  actOnCall<A extends CallActionName>(
    number: string,
    action: A,
    request: CallRequest<A>,
    updateId: string,
  ): Promise<CallState>;
  /** Begins a case, an RMA or a call anew from what is stored of it; of two at once the second hears what the first did. */
  restart(input: RestartInput): Promise<{ revision: number }>;
  /** Whether Temporal answers, and a worker was seen asking for work within the last 70 seconds. */
  ready(): Promise<{ temporal: boolean; worker: boolean }>;
}

/** How long a caller waits before they hear 503, in milliseconds. */
const patience = 10_000;
const refusals = ['wrong_state', 'forbidden', 'stale', 'unknown', 'invalid'] as const;
const GRPC_NOT_FOUND = 5;

export class TemporalEngine implements Engine {
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  async openCase(input: CaseInput, updateId: string): Promise<CaseView> {
    const { opening, assignee } = input;
    const startWorkflowOperation = new WithStartWorkflowOperation(caseWorkflowType, {
      workflowId: caseWorkflowId(opening.number),
      taskQueue: this.taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      // A create that is repeated after its case has ended must not begin it again.
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input],
      staticSummary: summaryOfCase(opening),
      staticDetails: promises(opening.policy, opening.priority),
      typedSearchAttributes: new TypedSearchAttributes(firstAttributes(input, assignee?.id)),
    });
    return this.ask(() =>
      this.client.workflow.executeUpdateWithStart(openedUpdate, { startWorkflowOperation, updateId }),
    );
  }

  act<A extends ActionName>(number: string, action: A, request: Request<Actions[A]>, updateId: string) {
    return this.ask(() => this.update<CaseView>(caseWorkflowId(number), action, request, updateId));
  }

  logCall(input: CallInput, updateId: string): Promise<CallState> {
    const startWorkflowOperation = new WithStartWorkflowOperation(callWorkflowType, {
      workflowId: callWorkflowId(input.state.number),
      taskQueue: this.taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input],
      staticSummary: summaryOfCall(input.state),
    });
    return this.ask(() =>
      this.client.workflow.executeUpdateWithStart<(input: CallInput) => Promise<void>, CallState, []>(
        openedUpdate,
        { startWorkflowOperation, updateId },
      ),
    );
  }

  actOnCall<A extends CallActionName>(number: string, action: A, request: CallRequest<A>, updateId: string) {
    return this.ask(() => this.update<CallState>(callWorkflowId(number), action, request, updateId));
  }

  actOnRma<A extends RmaActionName>(
    number: string,
    action: A,
    request: Request<RmaActions[A]>,
    updateId: string,
  ) {
    return this.ask(() => this.update<RmaState>(rmaWorkflowId(number), action, request, updateId));
  }

  stockArrived(number: string): Promise<void> {
    return this.tell(rmaWorkflowId(number), stockArrivedSignal);
  }

  rotaChanged(number: string): Promise<void> {
    return this.tell(caseWorkflowId(number), rotaChangedSignal);
  }

  async tellShortage(shortage: Shortage): Promise<void> {
    const options = {
      workflowId: shortageWorkflowId(shortage),
      taskQueue: this.taskQueue,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [shortage],
      staticSummary: `Low stock: ${shortage.partNumber} at ${shortage.depotId}`,
    } as const;
    await this.ask(() => this.client.workflow.start(shortageWorkflowType, options)).catch(
      (error: unknown) => {
        // Told already, or about to be.
        if (!(error instanceof Gone)) throw error;
      },
    );
  }

  restart(input: RestartInput): Promise<{ revision: number }> {
    return this.ask(() =>
      this.client.workflow.execute<(input: RestartInput) => Promise<{ revision: number }>>(
        restartWorkflowType,
        {
          workflowId: restartWorkflowId(input.number),
          taskQueue: this.taskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [input],
          staticSummary: clip(`${input.number}: ${input.reason}`, 200),
        },
      ),
    );
  }

  async ready(): Promise<{ temporal: boolean; worker: boolean }> {
    const { connection, options } = this.client;
    const [temporal, worker] = await Promise.all([
      connection
        .withDeadline(Date.now() + 2_000, () =>
          connection.workflowService.describeNamespace({ namespace: options.namespace }),
        )
        .then(
          () => true,
          () => false,
        ),
      isWorkerThere(),
    ]);
    return { temporal, worker };
  }

  /** Signals a workflow; one that has ended does not need to hear. */
  private async tell(workflowId: string, signal: string): Promise<void> {
    const workflow = this.client.workflow.getHandle(workflowId);
    await this.ask(() => workflow.signal(signal)).catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error;
    });
  }

  private update<R>(workflowId: string, name: string, request: object, updateId: string): Promise<R> {
    return this.client.workflow
      .getHandle(workflowId)
      .executeUpdate<R, [object]>(name, { args: [request], updateId });
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await this.client.connection.withDeadline(Date.now() + patience, question);
    } catch (error) {
      throw translated(error);
    }
  }
}

function firstAttributes({ opening }: CaseInput, assigneeId: string | undefined): SearchAttributePair[] {
  return [
    { key: searchAttributes.status, value: 'open' },
    { key: searchAttributes.stage, value: assigneeId ? 'awaiting_response' : 'assigning' },
    { key: searchAttributes.priority, value: opening.priority },
    { key: searchAttributes.customer, value: opening.customer.id },
    // Inside a calendar the case itself works the time out.
    ...(opening.policy.clock === 'calendar'
      ? [
          {
            key: searchAttributes.dueAt,
            value: new Date(Date.now() + opening.policy.response.target[opening.priority]),
          },
        ]
      : []),
    ...(assigneeId ? [{ key: searchAttributes.assignee, value: assigneeId }] : []),
  ];
}

/** What a refusal means, or, from a worker of another version, its plain words. */
function meant({ details, message }: ApplicationFailure): Said | string {
  const [said] = (details ?? []) as Partial<Said>[];
  return said?.key !== undefined && word(said as Said, { language: 'en', timeZone: 'UTC' }) !== undefined
    ? (said as Said)
    : message;
}

/** What the caller should hear of an error of the client. Bugs stay what they are. */
export function translated(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const code = refusals.find((each) => each === (error.cause as ApplicationFailure).type);
    return code ? new Problem(code, meant(error.cause)) : error.cause;
  }
  // What became of a restart; the API asks for none of what is over, but it may end meanwhile.
  if (error instanceof WorkflowFailedError && error.cause?.cause instanceof ApplicationFailure)
    return new Problem('wrong_state', error.cause.cause.message);
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)
    return new Gone(error.message);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return unavailable('The case engine');
  const grpc = error instanceof ServiceError ? error.cause : error;
  if (isGrpcServiceError(grpc))
    return Number(grpc.code) === GRPC_NOT_FOUND ? new Gone(grpc.message) : unavailable('The case engine');
  return error;
}
