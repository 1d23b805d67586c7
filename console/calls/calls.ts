import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CallStateName } from '../../domain/call/state.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import type { ClockView } from '../kit/ClockBadge.tsx';

export type Call = components['schemas']['Call'];

/** Calls that wait for somebody to do something, or those that are over. */
export const callLists = {
  open: ['waiting', 'accepted'],
  ended: ['opened', 'closed'],
} as const satisfies Record<string, readonly CallStateName[]>;
export type CallList = keyof typeof callLists;

export const callQuery = (number: string) =>
  queryOptions({
    queryKey: ['calls', number, 'call'],
    queryFn: () => bodyOf(api.GET('/api/v1/calls/{number}', { params: { path: { number } } })),
  });

/** What waits longest comes first; of what is over, the latest. */
export const callsQuery = (list: CallList) =>
  infiniteQueryOptions({
    queryKey: ['calls', 'list', list],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/calls', {
          params: {
            query: {
              ...{ state: callLists[list].join(','), limit: 50 },
              sort: list === 'open' ? 'loggedAt' : '-loggedAt',
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 15_000,
  });

/** The clock of the step that a call waits in; undefined when it is over. */
export const callClock = ({ loggedAt, acceptedAt, dueAt }: Call): ClockView | undefined =>
  dueAt === null ? undefined : { startedAt: acceptedAt ?? loggedAt, dueAt, state: 'running' };
