import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../../api/client.ts';
import { useRegistryWords } from './words.ts';

interface Props {
  id: string;
  name: string;
  saving: boolean;
  onConfirm: () => void;
}

/** What somebody who is to go still holds, and where it goes; it is saved once that has been seen. */
export function AtStake({ id, name, saving, onConfirm }: Props) {
  const t = useRegistryWords();
  const { data } = useQuery({
    queryKey: ['cases', 'held', id],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/cases', {
          params: { query: { assignee: id, status: 'open,on_hold', sort: 'dueAt', limit: 100 } },
        }),
      ),
  });
  const held = data?.data ?? [];
  return (
    <Alert role="alert" color="orange" variant="light">
      {held.length > 0 && t('holds', { name, count: held.length })}
      <ul className="held">
        {held.map(({ number, priority, title }) => (
          <li key={number}>
            <Link to="/cases/$number" params={{ number }} className="link tabular">
              {number}
            </Link>{' '}
            {priority} <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button size="xs" variant="outline" color="red" loading={saving} onClick={onConfirm}>
          {t('release')}
        </Button>
      </Group>
    </Alert>
  );
}
