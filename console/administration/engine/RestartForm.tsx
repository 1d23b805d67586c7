import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { useEngineWords } from './words.ts';

/** Begins a case, an RMA or a call anew, with the reason that its history will give. */
export function RestartForm({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useEngineWords();
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('restartOf', { number })}
      questions={{ reason: { label: t('reason'), kind: 'text', hint: t('reasonHint') } }}
      initial={{ reason: '' }}
      act={() => ({ label: t('restart'), warning: t('warning', { number }) })}
      send={({ reason = '' }, key) =>
        bodyOf(
          api.POST('/api/v1/engine/restart', {
            body: { id: number, reason: typeof reason === 'string' ? reason : '' },
            headers: { 'Idempotency-Key': key },
          }),
        )
      }
      onSettled={() =>
        Promise.all(
          ['engine', 'cases', 'rmas', 'calls'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
        )
      }
      onClose={onClose}
    />
  );
}
