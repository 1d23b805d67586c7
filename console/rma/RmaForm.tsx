import { useQuery, useQueryClient } from '@tanstack/react-query';
import { customerReadsOfRma } from '../../domain/recorded.ts';
import { chargeKinds } from '../../domain/vocabulary.ts';
import type { RmaActionName } from '../../domain/rma/state.ts';
import { api } from '../api/client.ts';
import { bodyFrom, slug } from '../case/forms.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import { useLabels } from '../kit/labels.ts';
import type { Question } from '../kit/FormInput.tsx';
import { type Field, forms, isRefusing } from './forms.ts';
import { depotsQuery, type Rma } from './queries.ts';
import { useRmaWords } from './words.ts';

interface Props {
  rma: Rma;
  action: RmaActionName;
  onClose: () => void;
}

/** The form of an action on an RMA. */
export function RmaForm({ rma, action, onClose }: Props) {
  const t = useRmaWords();
  const queries = useQueryClient();
  const labels = useLabels();
  const { data: depots = [] } = useQuery(depotsQuery);
  const fields = forms[action] as Record<string, Field>;
  const charges = labels.chargeKinds;
  const choicesOf = {
    depot: [
      { value: '', label: t('anyDepot') },
      ...depots.map(({ id, name }) => ({ value: id, label: name })),
    ],
    charge: [
      ...(rma.charge ? [{ value: '', label: t('asAsked', { charge: charges[rma.charge] }) }] : []),
      ...chargeKinds.map((value) => ({ value, label: charges[value] })),
    ],
  };
  const asked = (name: string, { label, kind, optional, expected }: Field): Question => {
    const serial = expected?.(rma);
    const choices = kind === 'depot' || kind === 'charge' ? choicesOf[kind] : undefined;
    return {
      label: t(label),
      optional,
      reader: choices ? undefined : customerReadsOfRma(action, name) ? 'customer' : 'inside',
      hint: serial && t('expectedSerial', { serial }),
      ...(choices ? { kind: 'choice', choices } : { kind: kind as Question['kind'] }),
    };
  };
  return (
    <FormDialog
      title={t(action)}
      questions={Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, asked(name, field)]),
      )}
      initial={{}}
      act={() => ({ label: t(action), ...(isRefusing(action) && { warning: t('final') }) })}
      send={(values, key) =>
        api.POST(`/api/v1/rmas/{number}/${slug(action)}` as '/api/v1/rmas/{number}/deliver', {
          params: { path: { number: rma.number } },
          body: bodyFrom(fields, values) as never,
          headers: { 'Idempotency-Key': key },
        })
      }
      onSettled={() =>
        Promise.all(['rmas', 'stock'].map((name) => queries.invalidateQueries({ queryKey: [name] })))
      }
      onClose={onClose}
    />
  );
}
