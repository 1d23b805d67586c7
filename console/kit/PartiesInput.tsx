import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

/** A colleague by ID, or anybody else by name. */
export type Party = { id: string } | { name: string };

interface Props {
  shared: object;
  value: Party[];
  onChange: (parties: Party[]) => void;
}

/** Colleagues are chosen from the list; what is not on it is the name of somebody outside. */
export function PartiesInput({ shared, value, onChange }: Props) {
  const { data } = useQuery({
    queryKey: ['users', 'house'],
    queryFn: () => bodyOf(api.GET('/api/v1/users', { params: { query: { active: 'true', limit: 100 } } })),
    staleTime: 60_000,
  });
  const house = (data?.data ?? []).filter(({ roles }) => roles.some((role) => role !== 'customer'));
  const labels = new Map(house.map(({ id, name }) => [id, `${name} (${id})`]));
  const ids = new Map([...labels].map(([id, label]) => [label, id]));
  return (
    <TagsInput
      {...shared}
      required={false}
      data={[...labels.values()]}
      value={value.map((party) => ('id' in party ? (labels.get(party.id) ?? party.id) : party.name))}
      onChange={(tags) =>
        onChange(
          tags.map((tag) => {
            const id = ids.get(tag);
            return id === undefined ? { name: tag } : { id };
          }),
        )
      }
    />
  );
}
