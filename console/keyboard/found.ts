import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

const limit = 5;
/** With less than this there is nothing to look for, in characters; a Chinese name has two. */
const least = 2;

/** What the API finds by what is typed: cases, customers and colleagues, a handful each. */
export function useFound(typed: string) {
  const [q] = useDebouncedValue(typed.trim(), 150);
  const enabled = q.length >= least && q.length <= 64;
  const shared = { enabled, placeholderData: keepPreviousData, staleTime: 10_000 };
  const query = { q, limit };
  const cases = useQuery({
    ...{ ...shared, queryKey: ['cases', 'found', q] },
    queryFn: () => bodyOf(api.GET('/api/v1/cases', { params: { query: { ...query, sort: '-openedAt' } } })),
  });
  const customers = useQuery({
    ...{ ...shared, queryKey: ['customers', 'found', q] },
    queryFn: () => bodyOf(api.GET('/api/v1/customers', { params: { query } })),
  });
  const people = useQuery({
    ...{ ...shared, queryKey: ['users', 'found', q] },
    queryFn: () => bodyOf(api.GET('/api/v1/users', { params: { query: { ...query, active: 'true' } } })),
  });
  const of = <T>(found: { data?: { data: T[] } | undefined }) => (enabled ? (found.data?.data ?? []) : []);
  return { q: enabled ? q : '', cases: of(cases), customers: of(customers), people: of(people) };
}
