import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { type Queue, queueNames } from './queues.ts';
import { useWorkspaceWords } from './words.ts';

/** The queues with how many cases wait in each; the counts come beside the list, never before it. */
export function Queues({ me, current }: { me: string; current: Queue | undefined }) {
  const t = useWorkspaceWords();
  const queues = useQuery({
    queryKey: ['queues', me],
    queryFn: () => bodyOf(api.GET('/api/v1/queues')),
    refetchInterval: 10_000,
  });
  const counts = new Map(queues.data?.data.map(({ name, count }) => [name, count]));
  return (
    <nav className="queues" aria-label={t('queues')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {queueNames.map((name) => (
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
                  {counts.get(name) ?? ''}
                </Text>
              </Group>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
