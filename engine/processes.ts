import { type Client, isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { rmaStates, isRmaOver } from '../domain/rma/state.ts';
import { numberOf, processes, type ProcessKind, processOf } from '../workflows/contract.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const types = quoted(Object.values(processes).map(({ workflowType }) => workflowType));
const running = `ExecutionStatus = 'Running'`;

/** Runs that have done all that they promised, and only deliver still. */
const done: Record<ProcessKind, string> = {
  C: ` AND CaseStage != 'ended'`,
  R: ` AND CaseStage NOT IN (${quoted(rmaStates.filter(isRmaOver))})`,
  // A call has no search attributes: it ends soon.
  L: '',
};

const runningOf = (kind: ProcessKind): string =>
  `WorkflowType = '${processes[kind].workflowType}' AND ${running}${done[kind]}`;

/** How many processes of a kind run, as far as Temporal lists them. */
export const countRunning = async (client: Client, kind: ProcessKind): Promise<number> =>
  (await client.workflow.count(runningOf(kind))).count;

/** The numbers of those whose workflows match. */
async function numbers(client: Client, query: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 }))
    found.add(numberOf(workflowId));
  return found;
}

/** All that run, a page at a time: to be asked when their count says that some are missing. */
export const listRunning = (client: Client, kind: ProcessKind): Promise<Set<string>> =>
  numbers(client, runningOf(kind));

/** Whose workflow ended since then other than by itself. */
export const endedBadly = (client: Client, since: Date): Promise<Set<string>> =>
  numbers(
    client,
    `WorkflowType IN (${types}) AND ExecutionStatus IN ('Terminated', 'Failed', 'Canceled', 'TimedOut') AND CloseTime > '${since.toISOString()}'`,
  );

const INVALID_ARGUMENT = 3;

/** What Temporal reports as having problems; none on a server that is too old to tell. */
export async function reported(client: Client): Promise<Set<string>> {
  try {
    return await numbers(
      client,
      `WorkflowType IN (${types}) AND ${running} AND TemporalReportedProblems IS NOT NULL`,
    );
  } catch (error) {
    const grpc = error instanceof ServiceError ? error.cause : error;
    if (isGrpcServiceError(grpc) && Number(grpc.code) === INVALID_ARGUMENT) return new Set();
    throw error;
  }
}

/** A task that is tried for the third time fails, whether the server reports it or not. */
const failing = 3;

/** How the workflow of a process does, asked of itself and not of a list. */
export async function conditionOf(client: Client, number: string): Promise<'gone' | 'failing' | 'well'> {
  try {
    const workflow = client.workflow.getHandle(processOf(number).idOf(number));
    const { status, searchAttributes, raw } = await workflow.describe();
    if (status.name !== 'RUNNING') return 'gone';
    const problems = searchAttributes['TemporalReportedProblems'] ?? [];
    return problems.length || (raw.pendingWorkflowTask?.attempt ?? 0) >= failing ? 'failing' : 'well';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}
