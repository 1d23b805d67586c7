import { Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { type Queue, queueNames, queues, queueWord } from './queues.ts';
import { useRmaWords } from './words.ts';

/** The queues of the desk with how many RMAs wait in each; the counts come beside the list, never before it. */
export function RmaQueues({ current }: { current: Queue | undefined }) {
  const t = useRmaWords();
  const counts = useQueries({
    queries: queueNames.map((name) => ({
      queryKey: ['rmas', 'count', name],
      queryFn: () =>
        bodyOf(api.GET('/api/v1/rmas', { params: { query: { ...queues[name], limit: 1, total: 'true' } } })),
      refetchInterval: 10_000,
    })),
  });
  return (
    <nav className="queues" aria-label={t('queues')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {queueNames.map((name, index) => (
          <li key={name}>
            <Link
              to="/rmas"
              search={{ queue: name }}
              className="queue"
              aria-current={name === current ? 'page' : undefined}
              activeProps={{}}
            >
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <span>{t(queueWord(name))}</span>
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
