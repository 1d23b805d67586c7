import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { every } from '../api/every.ts';
import type { User } from '../api/queries.ts';

/** Everybody of the house who is active: in a role, or whoever it is. */
export function usePeople(role: 'engineer' | 'expert' | 'colleague'): User[] {
  const { data = [] } = useQuery({
    queryKey: ['users', 'active', role],
    queryFn: () =>
      every((cursor) =>
        bodyOf(
          api.GET('/api/v1/users', {
            params: {
              query: { ...(role !== 'colleague' && { role }), active: 'true', limit: 100, ...cursor },
            },
          }),
        ),
      ),
    staleTime: 60_000,
  });
  return data.filter(({ roles }) => roles.some((held) => held !== 'customer'));
}

/** What somebody is called whom the list of those who are active need not have. */
export function useNameOf(id: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/users/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
  return data?.name;
}
