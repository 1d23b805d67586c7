import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

export interface Option {
  value: string;
  label: string;
}
export const option = ({ id, name }: { id: string; name?: string | null | undefined }): Option => ({
  value: id,
  label: name && name !== id ? `${name} (${id})` : id,
});

/** Customers whose names match, at most a hundred. */
export function useCustomers(q = ''): Option[] {
  const { data } = useQuery({
    queryKey: ['customers', 'options', q],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/customers', { params: { query: { limit: 100, ...(q && { q }) } } })),
    staleTime: 60_000,
  });
  return (data?.data ?? []).map(option);
}
