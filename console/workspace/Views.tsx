import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { parseSearch, stringifySearch } from '../shell/address.ts';
import { useRemoved, type View } from './removedView.tsx';
import { searchOf, type WorkspaceSearch } from './search.ts';
import { useWorkspaceWords } from './words.ts';

const ViewForm = lazy(() => import('./ViewForm.tsx'));

/** Counting stops here, as the API says. */
const mostCounted = 1000;

/** The views that the reader keeps, as addresses that can be shared, with how many cases each holds. */
export function Views({ search }: { search: WorkspaceSearch }) {
  const t = useWorkspaceWords();
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState<View>();
  const views = useQuery({
    queryKey: ['queues', 'views'],
    queryFn: () => bodyOf(api.GET('/api/v1/me/views')),
    refetchInterval: 15_000,
  });
  const showRemoved = useRemoved();
  const removing = useMutation({
    mutationFn: ({ id }: View) => api.DELETE('/api/v1/me/views/{id}', { params: { path: { id } } }),
    onSuccess: (_, view) => showRemoved(view),
    onSettled: () => queries.invalidateQueries({ queryKey: ['queues', 'views'] }),
  });
  const kept = views.data?.data ?? [];
  if (!kept.length) return null;
  const here = stringifySearch(searchOf({ ...search }));
  return (
    <section aria-label={t('views')} className="views">
      <Text component="h2" size="xs" c="dimmed" px={8} m={0} mt="sm" mb={4}>
        {t('views')}
      </Text>
      <ul>
        {kept.map((view) => {
          const target = searchOf(parseSearch(view.query));
          return (
            <li key={view.id}>
              <Link
                to="/cases"
                search={target}
                className="queue"
                aria-current={stringifySearch(target) === here ? 'page' : undefined}
                activeProps={{}}
              >
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <bdi>{view.name}</bdi>
                  <Text span size="sm" className="tabular">
                    {view.count === mostCounted ? `${mostCounted}+` : (view.count ?? '')}
                  </Text>
                </Group>
              </Link>
              <Menu position="bottom-end" withinPortal>
                <Menu.Target>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="inherit"
                    size="sm"
                    aria-label={t('viewMenu', { name: view.name })}
                  >
                    <IconDots size={14} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setRenaming(view)}>
                    {t('rename')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => removing.mutate(view)}>
                    {t('removeView')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </li>
          );
        })}
      </ul>
      {renaming && (
        <Suspense fallback={null}>
          <ViewForm view={renaming} onClose={() => setRenaming(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
