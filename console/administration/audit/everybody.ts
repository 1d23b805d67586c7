import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { every } from '../../api/every.ts';

/** Everybody who has an account or had one; customers too. */
export const useDirectory = () =>
  useQuery({
    queryKey: ['users', 'everybody'],
    queryFn: () =>
      every((cursor) => bodyOf(api.GET('/api/v1/users', { params: { query: { limit: 100, ...cursor } } }))),
    staleTime: 60_000,
  }).data ?? [];

/** The name of whoever has an ID; of what is nobody's, the ID itself. */
export function useEverybody(): (id: string) => string {
  const names = new Map(useDirectory().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
