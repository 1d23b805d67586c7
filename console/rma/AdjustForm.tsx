import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { bodyFrom } from '../case/forms.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import type { Question } from '../kit/FormInput.tsx';
import { useLabels } from '../kit/labels.ts';
import { useRmaWords } from './words.ts';

interface Props {
  partNumber: string;
  depots: { id: string; name: string }[];
  onClose: () => void;
}

/** A receipt or a correction by hand; says at once which RMAs got what they waited for. */
export function AdjustForm({ partNumber, depots, onClose }: Props) {
  const t = useRmaWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const kinds = ['receipt', 'correction'] as const;
  const questions: Record<string, Question> = {
    kind: {
      label: t('kind'),
      kind: 'choice',
      choices: kinds.map((value) => ({ value, label: labels.movementKinds[value] })),
    },
    depotId: {
      label: t('depot'),
      kind: 'choice',
      choices: depots.map(({ id, name }) => ({ value: id, label: name })),
    },
    quantity: { label: t('quantity'), kind: 'number', hint: t('quantityHint') },
    reason: { label: t('reason'), kind: 'text' },
  };
  return (
    <FormDialog
      title={t('adjustOf', { part: partNumber })}
      questions={questions}
      initial={{ kind: 'receipt', depotId: depots[0]?.id ?? '' }}
      send={async (values, key) => {
        const { fulfilled } = (await bodyOf(
          api.POST('/api/v1/stock/movements', {
            body: { ...bodyFrom(questions, values), partNumber } as never,
            headers: { 'Idempotency-Key': key },
          }),
        )) as { fulfilled: string[] };
        if (fulfilled.length) notifications.show({ message: t('fulfilled', { rmas: fulfilled.join(', ') }) });
      }}
      onSettled={() =>
        Promise.all(['rmas', 'stock'].map((name) => queries.invalidateQueries({ queryKey: [name] })))
      }
      onClose={onClose}
    />
  );
}
