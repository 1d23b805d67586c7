import type { CaseQuery } from './search.ts';

type Name = NonNullable<CaseQuery['queue']>;

/** The queues in the order in which people look at them. */
export const queueNames = [
  'mine',
  'asked',
  'vendor_requests',
  'visits',
  'reviews',
  'priority_requests',
  'team',
  'soon',
  'overdue',
  'escalated',
  'unassigned',
  'awaiting',
  'to_call',
  'waiting_customer',
  'on_hold',
  'rma',
  'confirm',
  'open',
  'ended',
] as const satisfies readonly Name[];

// A queue of the API that has no place here does not compile.
export type Queue = Name extends (typeof queueNames)[number] ? Name : never;
