import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { roles } from '../../../domain/vocabulary.ts';
import { CustomerSelect } from '../../customer/CustomerSelect.tsx';
import { useLabels } from '../../kit/labels.ts';
import type { Narrowing } from './registries.ts';
import { useRegistryWords } from './words.ts';

interface Props {
  by: Narrowing;
  value: string;
  onChange: (value: string) => void;
}

/** One way to narrow a list. */
export function Narrow({ by, value, onChange }: Props) {
  const t = useRegistryWords();
  const labels = useLabels();
  const size = 'xs';
  if (by === 'customer')
    return (
      <CustomerSelect
        size={size}
        aria-label={t('customer')}
        placeholder={t('everyCustomer')}
        value={value}
        onChange={onChange}
      />
    );
  if (by === 'role')
    return (
      <Select
        size={size}
        aria-label={t('role')}
        placeholder={t('everyRole')}
        clearable
        data={roles.map((role) => ({ value: role, label: labels.roles[role] }))}
        value={value || null}
        onChange={(role) => onChange(role ?? '')}
      />
    );
  return (
    <TextInput
      key={value}
      size={size}
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      defaultValue={value}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') onChange(currentTarget.value.trim());
      }}
    />
  );
}
