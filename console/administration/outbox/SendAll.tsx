import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import type { Stuck } from './search.ts';
import { useOutboxWords } from './words.ts';

interface Props {
  filter: { state: Stuck; channel?: 'email' | 'sms'; case?: string };
  /** How many messages the filter names. */
  count: number;
}

/** Has all that is looked at sent, and says what cannot be, and why. */
export function SendAll({ filter, count }: Props) {
  const t = useOutboxWords();
  const queries = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/notifications/send', { body: { filter } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outbox'] }),
  });
  return (
    <>
      {count > 0 && (
        <Button size="xs" variant="default" my="xs" loading={isPending} onClick={() => mutate()}>
          {t(filter.state === 'held' ? 'allHeld' : 'allFailed', { count })}
        </Button>
      )}
      <Refused error={error} />
      {data && (
        <Alert role="status" variant="light" color={data.refused.length ? 'orange' : 'green'} mt="xs">
          {t('done', { count: data.done })}
          {data.refused.length > 0 && <div>{t('refused', { count: data.refused.length })}</div>}
          {[...new Set(data.refused.map(({ problem }) => problem))].map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
    </>
  );
}
