import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { type Option, option } from '../../customer/options.ts';
import { usePeople } from '../../kit/people.ts';

/** Everybody who can be assigned a case. */
export function useEngineers(): Option[] {
  const people = [...usePeople('engineer'), ...usePeople('expert')];
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
