import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { follows } from '../../domain/case/edition.ts';
import type { SystemCommands } from '../../domain/case/commands.ts';
import { linkNames, type LinkName, type Merged, seenFromThere } from '../../domain/case/links.ts';
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

/** The other case shows the link, or no longer, as it is seen from there. */
export async function tellLinked(run: CaseRun, as: LinkName | null, number: string): Promise<void> {
  const { number: here, customer } = run.state;
  await tell(number, linkedSignal, { number: here, customerId: customer.id, as });
}

export const linkedAs = ({ as }: CaseRequest<'link'>): LinkName => seenFromThere[as];

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Signals come from other cases; from Temporal's own entrance anything may. */
export const isMerged = (value: unknown): value is Merged =>
  isObject(value) &&
  [value['number'], value['title'], value['customerId'], value['consentBy']].every(isText) &&
  [value['notes'], value['files']].every((list) => Array.isArray(list) && list.every(isObject));

export const isLink = (value: unknown): value is SystemCommands['linkedFromThere'] =>
  isObject(value) &&
  [value['number'], value['customerId']].every(isText) &&
  (value['as'] === null || (linkNames as readonly unknown[]).includes(value['as']));
