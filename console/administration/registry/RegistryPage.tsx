import { Button, Group, Select, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { roles } from '../../../domain/vocabulary.ts';
import { useLabels } from '../../kit/labels.ts';
import { useAdministrationWords } from '../words.ts';
import { CustomerSelect } from './CustomerSelect.tsx';
import { RecordForm } from './RecordForm.tsx';
import { RecordList } from './RecordList.tsx';
import { type RegistryName, registryOf } from './registries.ts';
import { useRegistryWords } from './words.ts';

/** What is shown is in the address: what the list is narrowed by, and which record is open (`add`: a new one). */
export interface RegistrySearch {
  by?: string;
  open?: string;
  add?: true;
}

/** One registry: its list, and the form of one record. */
export function RegistryPage({ name }: { name: RegistryName }) {
  const places = useAdministrationWords();
  const t = useRegistryWords();
  const navigate = useNavigate();
  const { by, open, add }: RegistrySearch = useSearch({ strict: false });
  const show = (search: RegistrySearch) =>
    void navigate({ to: '.', search: { ...(by && { by }), ...search } });
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          {places(name)}
        </Title>
        <Group gap="xs">
          <Narrow name={name} by={by ?? ''} onChange={(value) => show({ by: value || undefined })} />
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => show({ add: true })}
          >
            {t(registryOf(name).add)}
          </Button>
        </Group>
      </Group>
      <RecordList name={name} narrowed={by} />
      {(open !== undefined || add) && (
        <RecordForm key={open ?? ''} name={name} id={open} onClose={() => show({})} />
      )}
    </>
  );
}

function Narrow({ name, by, onChange }: { name: RegistryName; by: string; onChange: (by: string) => void }) {
  const t = useRegistryWords();
  const labels = useLabels();
  const { narrow } = registryOf(name);
  const size = 'xs';
  if (narrow === 'customer')
    return (
      <CustomerSelect
        size={size}
        aria-label={t('customer')}
        placeholder={t('everyCustomer')}
        value={by}
        onChange={onChange}
      />
    );
  if (narrow === 'role')
    return (
      <Select
        size={size}
        aria-label={t('role')}
        placeholder={t('everyRole')}
        clearable
        data={roles.map((role) => ({ value: role, label: labels.roles[role] }))}
        value={by || null}
        onChange={(role) => onChange(role ?? '')}
      />
    );
  return (
    <TextInput
      key={by}
      size={size}
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      defaultValue={by}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') onChange(currentTarget.value.trim());
      }}
    />
  );
}
