import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { CaseRequest } from '../contract.ts';
import { rmaWorkflowId } from '../contract.ts';
import { actionRules } from '../../domain/case/actions.ts';
import { operator, stampOf } from '../../domain/people.ts';
import { newRma } from '../../domain/rma/state.ts';
import { rmaWorkflow } from '../rma/workflow.ts';
import type { CaseRun } from './run.ts';

/** Working days come with the calendars; until then 10 working days are a fortnight (`rma.returnFaultyWithin`, S0). */
const returnWithin = 14 * 24 * 3_600_000;

/** Starts the return that was just asked for; it lives on when the case ends. */
export async function startRma(run: CaseRun, request: CaseRequest<'rmas'>): Promise<void> {
  const { actor = operator, number, kind, serialNumber, partNumber, reason, keepDisk = false } = request;
  const { customer, contact, number: caseNumber } = run.state;
  const state = newRma(
    { number, caseNumber, customer, contact, kind, serialNumber, partNumber, reason, keepDisk },
    stampOf(actor, actionRules.rmas.roles),
    Date.now(),
  );
  await startChild(rmaWorkflow, {
    workflowId: rmaWorkflowId(number),
    args: [{ state, returnWithin }],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `${number} ${kind} of ${serialNumber} for ${caseNumber}`,
  });
}
