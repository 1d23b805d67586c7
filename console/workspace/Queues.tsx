import { Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { type Queue, queueNames, queues } from './queues.ts';
import { useWorkspaceWords } from './words.ts';

/** The queues with how many cases wait in each; the counts come beside the list, never before it. */
export function Queues({ me, current }: { me: string; current: Queue }) {
  const t = useWorkspaceWords();
  const counts = useQueries({
    queries: queueNames.map((name) => ({
      queryKey: ['queues', name, me],
      queryFn: () =>
        bodyOf(
          api.GET('/api/v1/cases', {
            params: { query: { ...queues[name](me), limit: 1, total: 'true' } },
          }),
        ),
      refetchInterval: 10_000,
    })),
  });
  return (
    <nav className="queues" aria-label={t('queues')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {queueNames.map((name, index) => (
          <li key={name}>
            <Link
              to="/cases"
              search={{ queue: name }}
              className="queue"
              aria-current={name === current ? 'page' : undefined}
              activeProps={{}}
            >
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <span>{t(name)}</span>
                <Text span size="sm" className="tabular" mih={20}>
                  {counts[index]?.data?.page.total ?? ''}
                </Text>
              </Group>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
