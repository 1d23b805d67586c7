import { legs } from '../../domain/reports/turnaround.ts';
import { rmaKinds } from '../../domain/vocabulary.ts';
import type { paths } from '../api/schema';
import { isQueue, type Queue } from './queues.ts';

export type RmaQuery = NonNullable<paths['/api/v1/rmas']['get']['parameters']['query']>;
/** What a report counts, in the API's own parameters: its figures lead here. */
export type Counted = Pick<RmaQuery, 'kind' | 'requestedFrom' | 'requestedTo' | 'leg'>;
export interface DeskSearch extends Counted {
  queue?: Queue;
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** What an address of the desk says. */
export function deskSearchOf(given: Record<string, unknown>): DeskSearch {
  const { queue, kind, requestedFrom, requestedTo, leg } = given;
  const known = <T extends string>(values: readonly T[], value: unknown) =>
    values.find((each) => each === value);
  const [ofKind, ofLeg] = [known(rmaKinds, kind), known(legs, leg)];
  return {
    ...(isQueue(queue) && { queue }),
    ...(ofKind && { kind: ofKind }),
    ...(isTime(requestedFrom) && { requestedFrom }),
    ...(isTime(requestedTo) && { requestedTo }),
    ...(ofLeg && { leg: ofLeg }),
  };
}

/** What a report counts, where the address says so; undefined for a queue. */
export function countedOf({ queue, ...counted }: DeskSearch): Counted | undefined {
  return queue === undefined && Object.keys(counted).length ? counted : undefined;
}
