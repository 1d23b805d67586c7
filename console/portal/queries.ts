import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { every } from '../api/every.ts';
import type { components } from '../api/schema';

export type OwnCase = components['schemas']['CustomerCase'];
export type Asset = components['schemas']['Asset'];
export type FaqEntry = components['schemas']['FaqEntry'];

/** What the list of own cases can be narrowed to: what waits for the customer, and what is over. */
export const views = ['open', 'yours', 'closed', 'all'] as const;
export type View = (typeof views)[number];
const narrowed = {
  open: { status: 'open,on_hold,resolved' },
  yours: { stage: 'confirming,surveying' },
  closed: { status: 'closed,cancelled' },
  all: {},
} as const satisfies Record<View, object>;

export const casesQuery = (view: View, q: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'own', view, q],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/cases', {
          params: { query: { ...narrowed[view], ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** How many cases wait for an answer of the customer. */
export const waitingQuery = queryOptions({
  queryKey: ['cases', 'own', 'waiting'],
  queryFn: async () => {
    const query = { ...narrowed.yours, limit: 1, total: 'true' } as const;
    return (await bodyOf(api.GET('/api/v1/cases', { params: { query } }))).page.total ?? 0;
  },
});

export const caseQuery = (number: string) =>
  queryOptions({
    queryKey: ['cases', number, 'case'],
    queryFn: () => bodyOf<OwnCase>(api.GET('/api/v1/cases/{number}', { params: { path: { number } } })),
    refetchInterval: 30_000,
  });

/** The returns and replacements of a case. */
export const rmasQuery = (number: string) =>
  queryOptions({
    queryKey: ['rmas', 'of', number],
    queryFn: () => bodyOf(api.GET('/api/v1/rmas', { params: { query: { case: number, limit: 100 } } })),
  });

export const assetsQuery = queryOptions({
  queryKey: ['assets', 'own'],
  queryFn: () =>
    every<Asset>((cursor) =>
      bodyOf(api.GET('/api/v1/assets', { params: { query: { limit: 100, ...cursor } } })),
    ),
  staleTime: 60_000,
});

/** What the FAQ says, all of it or where the words are in it. */
export const faqQuery = (q: string) =>
  queryOptions({
    queryKey: ['faq', 'published', q],
    queryFn: () =>
      every<FaqEntry>((cursor) =>
        bodyOf(
          api.GET('/api/v1/faq', {
            params: { query: { published: 'true', limit: 100, ...(q && { q }), ...cursor } },
          }),
        ),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** What the FAQ says about what somebody is writing. */
export const suggestionsQuery = (about: string) =>
  queryOptions({
    queryKey: ['faq', 'suggestions', about],
    queryFn: () => bodyOf(api.GET('/api/v1/faq/suggestions', { params: { query: { about } } })),
    enabled: about !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // Nobody waits for it, and nothing is said where it fails.
    retry: false,
  });
