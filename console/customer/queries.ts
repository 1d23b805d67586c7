import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

/** The drawings of a customer. */
export const drawingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'drawings'],
    queryFn: () => bodyOf(api.GET('/api/v1/customers/{id}/drawings', { params: { path: { id } } })),
  });
