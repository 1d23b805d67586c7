import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { isolated, joined } from './joined.ts';

interface Props {
  /** Whoever holds it; a colleague is anybody of the house. */
  role: 'engineer' | 'expert' | 'colleague';
  shared: object;
  value: string;
  onChange: (id: string) => void;
}

/** One of the people who are active, by name and skills. */
export function PersonInput({ role, shared, value, onChange }: Props) {
  const { data } = useQuery({
    queryKey: ['users', role],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/users', {
          params: { query: { ...(role !== 'colleague' && { role }), active: 'true', limit: 100 } },
        }),
      ),
    staleTime: 60_000,
  });
  const house = (data?.data ?? []).filter(({ roles }) => roles.some((held) => held !== 'customer'));
  const people = house.map(({ id, name, skills }) => ({
    value: id,
    label: skills.length ? `${isolated(name)} (${joined(skills)})` : name,
  }));
  return (
    <Select
      {...shared}
      searchable
      data={people}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
