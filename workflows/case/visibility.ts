import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { searchAttributes } from '../../config/search-attributes.ts';
import { dues } from '../../domain/case/due.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { nextDueAt, statusOf } from '../../domain/case/view.ts';

const details = (state: CaseState): string => {
  const [next] = dues(state);
  return [
    `**${state.number}** is ${state.stage.replace('_', ' ')}${state.hold ? ` (on hold: ${state.hold.reason})` : ''}`,
    `held by ${state.assignee?.name ?? (state.queued ? "nobody: supervisors' queue" : 'nobody')}`,
    next ? `next: ${next.summary} at ${new Date(next.at).toISOString()}` : 'nothing is due',
  ].join('  \n');
};

/** Shows operators where the case stands, in Temporal's UI and searches; writes only what has changed. */
export function show(state: CaseState): void {
  setCurrentDetails(details(state));
  const dueAt = nextDueAt(state);
  const wanted: SearchAttributeUpdatePair[] = [
    { key: searchAttributes.status, value: statusOf(state) },
    { key: searchAttributes.stage, value: state.stage },
    { key: searchAttributes.priority, value: state.priority },
    { key: searchAttributes.assignee, value: state.assignee?.id ?? null },
    { key: searchAttributes.customer, value: state.customer.id },
    { key: searchAttributes.dueAt, value: dueAt === null ? null : new Date(dueAt) },
  ];
  const shown = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => String(shown.get(key) ?? null) !== String(value));
  if (changed.length) upsertSearchAttributes(changed);
}
