import type { CallState } from './call/state.ts';
import type { Opening } from './case/events.ts';
import { clip } from './clip.ts';
import type { RmaState } from './rma/state.ts';

/** The lines by which operators know what runs in Temporal's lists; of at most so many characters. */
const longest = 200;

export function summaryOfCase({ number, priority, customer, title }: Opening): string {
  const line = `${number} ${priority} ${customer.name}: ${title}`;
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

export const summaryOfRma = ({
  number,
  kind,
  serialNumber,
  caseNumber,
}: Pick<RmaState, 'number' | 'kind' | 'serialNumber' | 'caseNumber'>): string =>
  `${number} ${kind.replaceAll('_', ' ')} of ${serialNumber} for ${caseNumber}`;

export const summaryOfCall = ({
  number,
  customer,
  symptom,
}: Pick<CallState, 'number' | 'customer' | 'symptom'>): string =>
  clip(`${number} ${customer.name}: ${symptom}`, longest);
