import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isFor, queues as rules } from '../../domain/case/queues.ts';
import { api, bodyOf } from '../api/client.ts';
import type { User } from '../api/queries.ts';
import { type Queue, queueNames } from './queues.ts';
import { useWorkspaceWords } from './words.ts';

interface Props {
  me: Pick<User, 'id' | 'roles'>;
  current: Queue | undefined;
  /** What else can be looked at. */
  children: ReactNode;
}

/** The queues with how many cases wait in each; the counts come beside the list, never before it. */
export function Queues({ me, current, children }: Props) {
  const t = useWorkspaceWords();
  const queues = useQuery({
    queryKey: ['queues', me.id],
    queryFn: () => bodyOf(api.GET('/api/v1/queues')),
    refetchInterval: 10_000,
  });
  const counts = new Map(queues.data?.data.map(({ name, count }) => [name, count]));
  const seen = queueNames.filter((name) => isFor(rules[name], me.roles));
  return (
    <nav className="queues" aria-label={t('queues')}>
      <ul>
        {seen.map((name) => (
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
      {children}
    </nav>
  );
}
