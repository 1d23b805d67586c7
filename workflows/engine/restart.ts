import { workflowInfo } from '@temporalio/workflow';
import { repair } from '../activities.ts';
import type { RestartInput } from '../contract.ts';

/** Begins a process anew: a workflow, so that it is gone through with, and for one process only once at a time. */
export function restartWorkflow(input: RestartInput): Promise<{ revision: number }> {
  return repair.restart({ ...input, request: `restart/${workflowInfo().runId}` });
}
