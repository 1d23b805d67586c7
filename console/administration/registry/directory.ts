import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { type Option, option } from '../../customer/options.ts';

/** Everybody who can be assigned a case. */
export function useEngineers(): Option[] {
  const query = (role: 'engineer' | 'expert') => ({
    queryKey: ['users', role],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { role, active: 'true', limit: 100 } } })),
    staleTime: 60_000,
  });
  const found = [useQuery(query('engineer')), useQuery(query('expert'))];
  const people = found.flatMap(({ data }) => data?.data ?? []);
  const byId = new Map(people.map(({ id, name }) => [id, { value: id, label: name }]));
  return [...byId.values()];
}

export function usePolicies(): Option[] {
  const { data } = useQuery({
    queryKey: ['policies'],
    queryFn: () => bodyOf(api.GET('/api/v1/policies')),
    staleTime: 60_000,
  });
  return (data?.data ?? []).map(({ id }) => ({ value: id, label: id }));
}

export function useCalendars(): Option[] {
  const { data } = useQuery({
    queryKey: ['calendars'],
    queryFn: () => bodyOf(api.GET('/api/v1/calendars')),
    staleTime: 60_000,
  });
  return (data?.data ?? []).map(option);
}
