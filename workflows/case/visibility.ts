import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { searchAttributes } from '../../config/search-attributes.ts';
import { dues } from '../../domain/case/due.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { nextDueAt, statusOf } from '../../domain/case/view.ts';
import { en } from '../../domain/words/en.ts';

/** To the second, as operators compare it with a clock. */
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const details = (state: CaseState): string => {
  const [next] = dues(state);
  const { hold, assignee, queued } = state;
  return [
    `**${state.number}** is ${en.stages[state.stage]}${hold ? `, on hold: ${en.holdReasons[hold.reason]}` : ''}`,
    `Held by ${assignee?.name ?? (queued ? "nobody: it is in the supervisors' queue" : 'nobody')}`,
    next ? `Next: ${next.summary}, ${utc(next.at)}` : 'Nothing is due',
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
