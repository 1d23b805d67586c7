import type { paths } from '../api/schema';

export type CaseQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;
type Name = NonNullable<CaseQuery['queue']>;

/** The queues in the order in which people look at them. */
export const queueNames = [
  'mine',
  'team',
  'soon',
  'overdue',
  'unassigned',
  'awaiting',
  'waiting_customer',
  'on_hold',
  'rma',
  'confirm',
  'open',
  'ended',
] as const satisfies readonly Name[];

// A queue of the API that has no place here does not compile.
export type Queue = Name extends (typeof queueNames)[number] ? Name : never;
export const isQueue = (name: unknown): name is Queue => queueNames.includes(name as Queue);

/** What is urgent comes first; of what has ended, the latest. */
export const queryOf = (queue: Queue): CaseQuery => ({
  queue,
  sort: queue === 'ended' ? '-closedAt' : 'dueAt',
});
