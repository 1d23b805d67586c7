import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

interface Props {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A technology or a vendor: what the engineers know is proposed, for that is what assignment looks for. */
export function TechnologyInput({ label, value, error, onChange }: Props) {
  const { data } = useQuery({
    queryKey: ['users', 'engineer'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/users', { params: { query: { role: 'engineer', active: 'true', limit: 100 } } }),
      ),
    staleTime: 60_000,
  });
  const known = new Set((data?.data ?? []).flatMap(({ skills }) => skills));
  return (
    <Autocomplete label={label} data={[...known].sort()} error={error} value={value} onChange={onChange} />
  );
}
