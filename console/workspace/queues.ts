import type { paths } from '../api/schema';

type CaseQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;

/** The queues of the workspace, as filters of the list. `me` is the reader's ID. */
export const queues = {
  mine: (me) => ({ assignee: me, status: 'open,on_hold,resolved' }),
  open: () => ({ status: 'open,on_hold,resolved' }),
  unassigned: () => ({ stage: 'assigning' }),
  awaiting: () => ({ stage: 'awaiting_response' }),
  overdue: () => ({ overdue: 'true', status: 'open,on_hold,resolved' }),
  on_hold: () => ({ status: 'on_hold' }),
  confirm: () => ({ stage: 'confirming' }),
  ended: () => ({ status: 'closed,cancelled' }),
} as const satisfies Record<string, (me: string) => CaseQuery>;

export type Queue = keyof typeof queues;
export const queueNames = Object.keys(queues) as Queue[];
export const isQueue = (name: unknown): name is Queue => typeof name === 'string' && name in queues;
export type { CaseQuery };
