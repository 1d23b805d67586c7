import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCustomers } from './options.ts';

interface Props extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one of any number of customers: what is typed is looked up. */
export function CustomerSelect({ value, onChange, ...shared }: Props) {
  const [typed, setTyped] = useState('');
  const [sought] = useDebouncedValue(typed, 200);
  const known = useCustomers();
  const chosen = known.find((each) => each.value === value)?.label;
  const found = useCustomers(sought === chosen ? '' : sought.replace(/ \(.*\)$/, ''));
  const data = [
    ...new Map(
      [...(chosen === undefined && value ? [{ value, label: value }] : []), ...known, ...found].map(
        (each) => [each.value, each],
      ),
    ).values(),
  ];
  return (
    <Select
      {...shared}
      searchable
      clearable={!shared.required}
      data={data}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
