import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';
import { useWorkspaceWords } from './words.ts';

/** A view as the API has it. */
export interface View {
  id: string;
  name: string;
  query: string;
  count: number | null;
}

/** How long a removal can be taken back, in milliseconds. */
const patience = 15_000;

/** Says that a view is gone, and for a while puts it back on demand. */
export function useRemoved(): (view: View) => void {
  const t = useWorkspaceWords();
  const queries = useQueryClient();
  return ({ id, name, query }) => {
    const notice = `removed-view-${id}`;
    const key = newKey();
    const putBack = async () => {
      try {
        const headers = { 'Idempotency-Key': key };
        await api.POST('/api/v1/me/views', { headers, body: { name, query } });
        notifications.hide(notice);
      } catch (error) {
        const reason = error instanceof ApiProblem ? error.message : '';
        notifications.show({ message: reason || t('notPutBack', { name }), color: 'red' });
      }
      await queries.invalidateQueries({ queryKey: ['queues', 'views'] });
    };
    notifications.show({
      id: notice,
      autoClose: patience,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <bdi>{t('viewRemoved', { name })}</bdi>
          <Button size="compact-sm" variant="default" onClick={() => void putBack()}>
            {t('undo')}
          </Button>
        </Group>
      ),
    });
  };
}
