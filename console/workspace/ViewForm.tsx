import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import { useWorkspaceWords } from './words.ts';

interface Props {
  /** The view to rename; without an ID it is new. */
  view: { id?: string; name: string; query: string };
  onClose: () => void;
}

/** Asks for the name of a view, to keep it or to rename it. */
export default function ViewForm({ view: { id, name, query }, onClose }: Props) {
  const t = useWorkspaceWords();
  const queries = useQueryClient();
  return (
    <FormDialog
      title={id === undefined ? t('saveView') : t('rename')}
      questions={{ name: { label: t('viewName'), kind: 'line' } }}
      initial={{ name }}
      send={({ name }, key) =>
        id === undefined
          ? api.POST('/api/v1/me/views', {
              body: { name: name as string, query },
              headers: { 'Idempotency-Key': key },
            })
          : api.PATCH('/api/v1/me/views/{id}', { params: { path: { id } }, body: { name: name as string } })
      }
      onSettled={() => queries.invalidateQueries({ queryKey: ['queues', 'views'] })}
      onClose={onClose}
    />
  );
}
