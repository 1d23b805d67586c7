import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { currentLanguage } from '../words/define.ts';

/** The types of cases as the reader calls them; a new case can have those that are `offered`. */
export function useCaseTypes() {
  const { data } = useQuery({
    queryKey: ['case-types'],
    queryFn: () => bodyOf(api.GET('/api/v1/case-types')),
    staleTime: 60_000,
  });
  const types = (data?.data ?? []).map(({ id, name, retired }) => ({
    ...{ id, retired, name: name[currentLanguage()] },
  }));
  return {
    offered: types.filter(({ retired }) => !retired),
    nameOf: (id: string): string => types.find((type) => type.id === id)?.name ?? id,
  };
}
