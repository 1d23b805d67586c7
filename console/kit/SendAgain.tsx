import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { mayEdit } from '../../domain/administration.ts';
import { api } from '../api/client.ts';
import { meQuery, type Message } from '../api/queries.ts';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

/** Has a message sent again that was held or has failed, to the address as it is now; for those who may. */
export function SendAgain({ message: { id, state } }: { message: Message }) {
  const t = useKitWords();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/{id}/send', { params: { path: { id } } }),
    // Under the case, the RMA or the outbox that it was read in.
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('messages') }),
  });
  if ((state !== 'held' && state !== 'failed') || !me || !mayEdit(me.roles, 'outbox')) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        disabled={isSuccess}
        onClick={() => mutate()}
      >
        {t('sendAgain')}
      </Button>
      <Refused error={error} />
    </>
  );
}
