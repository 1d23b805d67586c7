import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components, paths } from '../api/schema';

export type Rma = paths['/api/v1/rmas/{number}']['get']['responses'][200]['content']['application/json'];
export type StockLine = components['schemas']['StockLine'];
export type Movement = components['schemas']['StockMovement'];

export const depotsQuery = queryOptions({
  queryKey: ['stock', 'depots'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/depots'))).data,
  staleTime: 60_000,
});
