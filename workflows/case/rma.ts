import {
  condition,
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  startChild,
} from '@temporalio/workflow';
import { TypedSearchAttributes } from '@temporalio/common';
import { searchAttributes } from '../../config/search-attributes.ts';
import { actionRules } from '../../domain/case/actions.ts';
import { operator, stampOf } from '../../domain/people.ts';
import { newRma, usualCharge } from '../../domain/rma/state.ts';
import { summaryOfRma } from '../../domain/summaries.ts';
import { caseRestoredSignal, type CaseRequest, rmaWorkflowId } from '../contract.ts';
import { rmaWorkflow } from '../rma/workflow.ts';
import type { CaseRun } from './run.ts';

/** Starts the return that was just asked for; it lives on when the case ends. */
export async function startRma(run: CaseRun, request: CaseRequest<'rmas'>): Promise<void> {
  const { actor = operator, number, kind, serialNumber, partNumber, reason, keepDisk = false } = request;
  const { customer, contact, number: caseNumber, policy, edition, coverage } = run.state;
  const { continueAfter } = run;
  const state = newRma(
    {
      ...{ number, caseNumber, customer, contact, kind, serialNumber, partNumber, reason, keepDisk },
      ...{ charge: usualCharge(coverage), ...(edition !== undefined && { edition }) },
    },
    stampOf(actor, actionRules.rmas.roles),
    Date.now(),
  );
  await startChild(rmaWorkflow, {
    workflowId: rmaWorkflowId(number),
    args: [
      {
        state,
        ...(policy.spares !== undefined && { spares: policy.spares }),
        ...(continueAfter !== undefined && { continueAfter }),
      },
    ],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: summaryOfRma(state),
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.status, value: 'open' },
      { key: searchAttributes.stage, value: state.state },
      { key: searchAttributes.customer, value: customer.id },
    ]),
  });
}

/** Lets the case's loans know when it is restored, or over: they are to come back then. */
export async function recallLoans(run: CaseRun): Promise<void> {
  const told = new Set<string>();
  const isRestored = () => run.state.resolvedAt !== null || run.state.stage === 'ended';
  const loans = () => run.state.rmas.filter(({ kind, number }) => kind === 'loaner' && !told.has(number));
  for (;;) {
    await condition(() => isRestored() && loans().length > 0);
    for (const { number } of loans()) {
      told.add(number);
      await getExternalWorkflowHandle(rmaWorkflowId(number))
        .signal(caseRestoredSignal)
        .catch(() => log.info('This loan is over', { number }));
    }
  }
}
