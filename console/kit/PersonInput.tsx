import { MultiSelect, Select } from '@mantine/core';
import { isolated, joined } from './joined.ts';
import { usePeople } from './people.ts';

/** Whoever holds it; a colleague is anybody of the house. */
type Held = Parameters<typeof usePeople>[0];

/** The people who are active, by name and skills. */
const useChoices = (role: Held) =>
  usePeople(role).map(({ id, name, skills }) => ({
    value: id,
    label: skills.length ? `${isolated(name)} (${joined(skills)})` : name,
  }));

interface Props<V> {
  role: Held;
  shared: object;
  value: V;
  onChange: (value: V) => void;
}

/** One of them. */
export function PersonInput({ role, shared, value, onChange }: Props<string>) {
  return (
    <Select
      {...shared}
      searchable
      data={useChoices(role)}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

/** Several of them; the list opens when it is asked for, for it would cover what is asked below it. */
export function PeopleInput({ role, shared, value, onChange }: Props<string[]>) {
  return (
    <MultiSelect
      {...shared}
      searchable
      openOnFocus={false}
      data={useChoices(role)}
      value={value}
      onChange={onChange}
    />
  );
}
