import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema';

export type Channel = components['schemas']['Status']['channels'][number];

/** How the services and the channels stand, asked again every ten seconds. */
export const useStatus = () =>
  useQuery({
    queryKey: ['status'],
    queryFn: () => bodyOf(api.GET('/api/v1/status')),
    refetchInterval: 10_000,
  });
