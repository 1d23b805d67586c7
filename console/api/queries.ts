import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { components } from './schema';

export type Case = components['schemas']['Case'];
export type User = components['schemas']['User'];
export type Entry = components['schemas']['TimelineEntry'];
export type Message = components['schemas']['Notification'];
export type Presence = components['schemas']['Presence'];

/** A service that is away gets patience; a refusal is final. Whether there is a network, asking tells: it may be a LAN. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => error instanceof ApiProblem && error.passing && failures < 100,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 10_000),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => bodyOf(api.GET('/api/v1/me')),
  staleTime: 60_000,
});

export const caseQuery = (number: string) =>
  queryOptions({
    queryKey: ['cases', number, 'case'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/cases/{number}', { params: { path: { number } } }))) as Case,
  });
