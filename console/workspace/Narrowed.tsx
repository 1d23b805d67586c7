import { Button, Group, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { stringifySearch } from '../shell/address.ts';
import { Chip } from './Chip.tsx';
import { parameterNames, type WorkspaceSearch } from './search.ts';
import { useWorkspaceWords } from './words.ts';

const ViewForm = lazy(() => import('./ViewForm.tsx'));

interface Props {
  search: WorkspaceSearch;
  onChange: (search: WorkspaceSearch) => void;
}

/** By what the list is narrowed, and to how many cases; asked beside the list, never before it. */
export function Narrowed({ search, onChange }: Props) {
  const t = useWorkspaceWords();
  const [keeping, setKeeping] = useState(false);
  const query = { ...search, sort: undefined };
  const { data } = useQuery({
    queryKey: ['cases', 'count', query],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/cases', { params: { query: { ...query, limit: 1, total: 'true' } } })),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const count = data?.page.total;
  return (
    <div className="narrowed">
      <Group gap={4}>
        {parameterNames.flatMap((name) => {
          const value = search[name];
          return value === undefined
            ? []
            : [
                <Chip
                  key={name}
                  name={name}
                  value={value}
                  onRemove={() => onChange({ ...search, [name]: undefined })}
                />,
              ];
        })}
      </Group>
      <Group gap="xs" justify="space-between" wrap="nowrap" mt={4}>
        <Text span size="xs" role="status" className="tabular">
          {count === undefined ? '' : t('found', { count })}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="subtle" onClick={() => setKeeping(true)}>
            {t('saveView')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({})}>
            {t('clear')}
          </Button>
        </Group>
      </Group>
      {keeping && (
        <Suspense fallback={null}>
          <ViewForm
            view={{ name: '', query: stringifySearch({ ...search }).slice(1) }}
            onClose={() => setKeeping(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
