import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { follows } from '../../domain/case/edition.ts';
import { type LinkName, seenFromThere } from '../../domain/case/links.ts';
import { carrying } from '../activities.ts';
import { type CaseRequest, caseWorkflowId, linkedSignal, mergedSignal } from '../contract.ts';
import type { CaseRun } from './run.ts';

const tell = (number: string, signal: string, what: object): Promise<void> =>
  getExternalWorkflowHandle(caseWorkflowId(number))
    .signal(signal, what)
    .catch(() => log.info('The other case is over', { number }));

/** A duplicate that has ended tells the case that goes on, and hands over what is taken. */
export async function tellSurvivor(run: CaseRun): Promise<void> {
  const { cancellation, seq } = run.state;
  const into = cancellation?.duplicateOf;
  if (into === undefined || !follows(run.state, 1)) return;
  await run.recorder.recorded(seq);
  await tell(into, mergedSignal, await carrying.carriedFrom(run.state, cancellation?.take ?? {}));
}

/** The other case shows the link as it is seen from there; without `as`, no longer. */
export async function tellLinked(run: CaseRun, number: string, as?: LinkName): Promise<void> {
  const { number: here, customer } = run.state;
  await tell(number, linkedSignal, { number: here, customerId: customer.id, ...(as && { as }) });
}

export const linkedAs = ({ as }: CaseRequest<'link'>): LinkName => seenFromThere[as];
