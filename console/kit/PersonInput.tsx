import { Select } from '@mantine/core';
import { isolated, joined } from './joined.ts';
import { usePeople } from './people.ts';

interface Props {
  /** Whoever holds it; a colleague is anybody of the house. */
  role: 'engineer' | 'expert' | 'colleague';
  shared: object;
  value: string;
  onChange: (id: string) => void;
}

/** One of the people who are active, by name and skills. */
export function PersonInput({ role, shared, value, onChange }: Props) {
  const people = usePeople(role).map(({ id, name, skills }) => ({
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
