import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { searchAttributes } from '../../config/search-attributes.ts';
import { rmaDueAt, rmaDues } from '../../domain/rma/due.ts';
import type { RmaState } from '../../domain/rma/state.ts';
import { isEnded } from '../../domain/rma/transitions.ts';

const details = (rma: RmaState): string => {
  const [next] = rmaDues(rma);
  const part = rma.reservedPart ? `${rma.reservedPart} from ${rma.depotId}` : rma.partNumber;
  return [
    `**${rma.number}** for ${rma.caseNumber} is ${rma.state.replace('_', ' ')}`,
    `${rma.kind.replaceAll('_', ' ')} of ${rma.serialNumber}: ${part}`,
    next ? `next: ${next.summary} at ${new Date(next.at).toISOString()}` : 'nothing is due',
  ].join('  \n');
};

/** Shows operators where the RMA stands, under the same search attributes as its case; writes only what has changed. */
export function show(rma: RmaState): void {
  setCurrentDetails(details(rma));
  const dueAt = rmaDueAt(rma);
  const wanted: SearchAttributeUpdatePair[] = [
    { key: searchAttributes.status, value: isEnded(rma) ? 'closed' : 'open' },
    { key: searchAttributes.stage, value: rma.state },
    { key: searchAttributes.customer, value: rma.customer.id },
    { key: searchAttributes.dueAt, value: dueAt === null ? null : new Date(dueAt) },
  ];
  const shown = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => String(shown.get(key) ?? null) !== String(value));
  if (changed.length) upsertSearchAttributes(changed);
}
