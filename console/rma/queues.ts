import type { paths } from '../api/schema';
import type { Role } from '../../domain/vocabulary.ts';

type RmaQuery = NonNullable<paths['/api/v1/rmas']['get']['parameters']['query']>;

/** The queues of the desk, each by what has to be done next. */
export const queues = {
  open: {
    state: 'requested,approved,backordered,reserved,shipped,delivered,faulty_received',
    sort: 'dueAt',
  },
  approve: { state: 'requested', sort: 'dueAt' },
  ship: { state: 'reserved', sort: 'dueAt' },
  backorder: { state: 'backordered', sort: 'dueAt' },
  transit: { state: 'shipped', sort: 'dueAt' },
  return: { state: 'approved,delivered', sort: 'dueAt' },
  process: { state: 'faulty_received', sort: 'dueAt' },
  ended: { state: 'completed,rejected,cancelled', sort: '-requestedAt' },
} as const satisfies Record<string, RmaQuery>;

export type Queue = keyof typeof queues;
export const queueNames = Object.keys(queues) as Queue[];
export const isQueue = (name: unknown): name is Queue =>
  typeof name === 'string' && Object.hasOwn(queues, name);

export const queueWord = (queue: Queue) =>
  queue === 'open' || queue === 'ended' ? queue : (`${queue}_queue` as const);

/** Where somebody's work begins. */
export const firstQueue = (roles: readonly Role[]): Queue =>
  roles.includes('rma_admin') ? 'approve' : roles.includes('depot') ? 'ship' : 'open';
