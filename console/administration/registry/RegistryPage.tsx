import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAdministrationWords } from '../words.ts';
import { Narrow } from './Narrow.tsx';
import { RecordForm } from './RecordForm.tsx';
import { RecordList } from './RecordList.tsx';
import { type Narrowed, type RegistryName, registryOf } from './registries.ts';
import { useRegistryWords } from './words.ts';
import { PageTitle } from '../../kit/PageTitle.tsx';

/** What is shown is in the address: what the list is narrowed by, and which record is open (`add`: a new one). */
export interface RegistrySearch extends Narrowed {
  open?: string;
  add?: true;
}

/** One registry: its list, and the form of one record. */
export function RegistryPage({ name }: { name: RegistryName }) {
  const places = useAdministrationWords();
  const t = useRegistryWords();
  const navigate = useNavigate();
  const { open, add, ...narrowed }: RegistrySearch = useSearch({ strict: false });
  const show = (search: RegistrySearch) => void navigate({ to: '.', search: { ...narrowed, ...search } });
  return (
    <>
      <Group justify="space-between" mb="md">
        <PageTitle>{places(name)}</PageTitle>
        <Group gap="xs">
          {registryOf(name).narrow.map((by) => (
            <Narrow
              key={by}
              by={by}
              value={narrowed[by] ?? ''}
              onChange={(value) => show({ [by]: value || undefined })}
            />
          ))}
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => show({ add: true })}
          >
            {t(registryOf(name).add)}
          </Button>
        </Group>
      </Group>
      <RecordList name={name} narrowed={narrowed} />
      {(open !== undefined || add) && (
        <RecordForm key={open ?? ''} name={name} id={open} onClose={() => show({})} />
      )}
    </>
  );
}
