import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { customerReads } from '../../domain/recorded.ts';
import { api } from '../api/client.ts';
import { type Case, caseQuery } from '../api/queries.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import type { Question, Values } from '../kit/FormInput.tsx';
import { useActionWords, useLabels } from '../kit/labels.ts';
import { localTime } from '../kit/localTime.ts';
import { useAround } from './around.ts';
import { finality } from './awaited.ts';
import { overwriting } from './expected.ts';
import { bodyFrom, type CaseAction, type Field, forms, slug } from './forms.ts';
import { useCaseWords } from './words.ts';

interface Props {
  item: Case;
  action: CaseAction;
  /** What is answered already. */
  given?: Values;
  about?: ReactNode;
  /** Told what is sent, for the page to show its effect at once, and with nothing when that is over. */
  onSend?: (values: Values | undefined) => void;
  /** As `FormDialog` has it. */
  onNext?: () => () => void;
  onClose: () => void;
}

/** Kinds of fields into which people write what others read. */
const written: readonly Field['kind'][] = ['text', 'line', 'parties', 'words'];

/** The form of an action on a case. */
export function ActionForm(props: Props) {
  const { item, action, given = {}, about, onSend, onNext, onClose } = props;
  const t = useCaseWords();
  const names = useActionWords();
  const labels = useLabels();
  const queries = useQueryClient();
  // What somebody decides is decided on the case as they saw it; after a refusal, as it is shown.
  const [seen, setSeen] = useState<number | undefined>(item.revision);
  const around = useAround(item);
  const fields = Object.fromEntries(
    // What there is nothing of to choose is not asked for.
    Object.entries(forms[action] as Record<string, Field>).filter(
      ([, { among, optional, kind }]) => !among || !optional || kind === 'case' || around[among].length,
    ),
  );
  const own: Record<string, Record<string, string>> = {
    yesNo: { true: t('yes'), false: t('no') },
    carried: { notes: t('take_notes'), files: t('take_files'), contacts: t('take_contacts') },
  };
  const asked = (name: string, field: Field): Question => {
    const { label, kind, optional, hint, choices = [], labels: table = 'yesNo', among } = field;
    const words: Record<string, string> = own[table] ?? labels[table as keyof typeof labels & 'priorities'];
    const named = among ? around[among] : choices.map((value) => ({ value, label: words[value] ?? value }));
    const reader = !written.includes(kind) ? undefined : customerReads(action, name) ? 'customer' : 'inside';
    return { label: t(label), kind, optional, hint: hint && t(hint), choices: named, reader };
  };
  return (
    <FormDialog
      title={names[action]}
      questions={Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, asked(name, field)]),
      )}
      initial={{ ...initial(item, fields, around), ...given }}
      act={(values) => {
        const final = finality(action, values);
        if (action === 'consent' && !final) return { label: t('act_consent') };
        if (!final) return { label: names[action] };
        const label = final in acts ? t(acts[final as keyof typeof acts]) : names[action];
        return { label, warning: t(`final_${final}`) };
      }}
      about={about}
      begin={Object.keys(fields).find((name) => !(name in given))}
      {...(onNext && { onNext })}
      atOnce={onSend !== undefined}
      send={(values, key, confirmed) => {
        onSend?.(values);
        const extra = action === 'takeOver' && item.assignee ? { from: item.assignee.id } : {};
        return api.POST(`/api/v1/cases/{number}/${slug(action)}` as '/api/v1/cases/{number}/resume', {
          params: { path: { number: item.number } },
          body: {
            ...bodyFrom(fields, values),
            ...extra,
            ...(confirmed !== undefined && { [confirmed]: true }),
          } as never,
          headers: {
            'Idempotency-Key': key,
            ...(overwriting.includes(action) && { 'If-Match': `"${seen ?? item.revision}"` }),
          },
        });
      }}
      onSettled={async () => {
        const anew = queries.invalidateQueries({ queryKey: caseQuery(item.number).queryKey });
        // While the API is away, what it refused must not be out of sight.
        await Promise.race([anew, new Promise((resolve) => setTimeout(resolve, 2000))]);
        setSeen(undefined);
        onSend?.(undefined);
        void queries.invalidateQueries({ queryKey: ['cases'] });
      }}
      onClose={onClose}
    />
  );
}

/** What the button says of what turns somebody down, where the action's own name would not. */
const acts = { refusal: 'act_refusal', return: 'act_return' } as const;

type Pairs = [string, Values[string]][];

/** A choice begins with its first value, a time with the present, a serial number with the case's own. */
function initial(item: Case, fields: Record<string, Field>, around: ReturnType<typeof useAround>): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind, choices, optional, among }]): Pairs => {
      if (name === 'priority' && item.priorityRequest) return [[name, item.priorityRequest.priority]];
      if (kind === 'choice') return [[name, (among ? around[among][0]?.value : choices?.[0]) ?? '']];
      // What can be carried over is, unless somebody says otherwise.
      if (kind === 'several') return [[name, among ? [] : [...(choices ?? [])]]];
      if (kind === 'time' && !optional) return [[name, localTime(new Date())]];
      if (name === 'serialNumber' || name === 'vendor') return [[name, item[name] ?? '']];
      if (name === 'by' || name === 'consentBy') return [[name, item.contact.name]];
      return [];
    }),
  );
}
