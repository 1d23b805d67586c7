import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { Attach } from '../kit/Attach.tsx';
import { useDraft } from '../kit/draft.ts';
import { Refused } from '../kit/Refused.tsx';
import { useCaseWords } from './words.ts';

/** Writes to the customer, or a note that stays inside; the draft outlives a reload. */
export function Composer({ number }: { number: string }) {
  const t = useCaseWords();
  const queries = useQueryClient();
  const [text, setText] = useDraft(`note/${number}`);
  const [visibility, setVisibility] = useState<'public' | 'internal'>('internal');
  const sending = useMutation({
    mutationFn: () =>
      visibility === 'public'
        ? api.POST('/api/v1/cases/{number}/updates', { params: { path: { number } }, body: { text } })
        : api.POST('/api/v1/cases/{number}/notes', {
            params: { path: { number } },
            body: { text, visibility },
          }),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['cases', number] });
    },
  });
  return (
    <form
      aria-label={t('composer')}
      className={visibility === 'internal' ? 'entry said internal' : 'entry said'}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) sending.mutate();
      }}
    >
      <Refused error={sending.error} />
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label={t('composer')}
        value={visibility}
        onChange={(chosen) => setVisibility(chosen === 'public' ? 'public' : 'internal')}
        data={[
          { value: 'internal', label: t('noteInternal') },
          { value: 'public', label: t('noteToCustomer') },
        ]}
      />
      <Textarea
        aria-label={visibility === 'public' ? t('noteToCustomer') : t('noteInternal')}
        description={t('keep')}
        inputWrapperOrder={['input', 'description']}
        autosize
        minRows={2}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <Attach number={number} visibility={visibility}>
        <Button type="submit" size="xs" loading={sending.isPending} disabled={!text.trim()}>
          {t('send')}
        </Button>
      </Attach>
    </form>
  );
}
