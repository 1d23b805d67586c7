import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';
import { useCommands } from '../keyboard/commands.ts';
import { Attach } from '../kit/Attach.tsx';
import { useDraft } from '../kit/draft.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { useNextCase } from '../workspace/looked.ts';
import { useCaseWords } from './words.ts';

interface Note {
  text: string;
  visibility: 'public' | 'internal';
}

/**
 * Writes to the customer, or a note that stays inside. What is sent stands in the history at once, marked as being on
 * its way; what is refused comes back to be written again. The draft outlives a reload until it has arrived.
 */
export function Composer({ number }: { number: string }) {
  const t = useCaseWords();
  const kit = useKitWords();
  const queries = useQueryClient();
  const nextCase = useNextCase(number);
  const [draft, setDraft] = useDraft(`note/${number}`);
  const [visibility, setVisibility] = useState<Note['visibility']>('internal');
  const [key, setKey] = useState(newKey);
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useMutation({
    mutationFn: ({ text, visibility }: Note & { onward?: (() => void) | undefined }) => {
      const params = { path: { number } };
      const headers = { 'Idempotency-Key': key };
      return visibility === 'public'
        ? api.POST('/api/v1/cases/{number}/updates', { params, body: { text }, headers })
        : api.POST('/api/v1/cases/{number}/notes', { params, body: { text, visibility }, headers });
    },
    onSuccess: async (_, { onward }) => {
      setKey(newKey());
      setDraft('');
      onward?.();
      await queries.invalidateQueries({ queryKey: ['cases', number] });
    },
    onError: (problem) => {
      // After a broken line the same key says that it is the same note; a refused one becomes another.
      if (problem instanceof ApiProblem && !problem.passing) setKey(newKey());
    },
  });
  const onItsWay = sending.isPending ? sending.variables : undefined;
  const text = onItsWay ? '' : draft;
  const send = (onward?: () => void) => {
    if (text.trim() && !sending.isPending) sending.mutate({ text, visibility, onward });
  };
  const begin = (chosen: Note['visibility']) => () => {
    setVisibility(chosen);
    field.current?.focus();
  };
  useCommands([
    { label: t('noteInternal'), shortcut: 'note', run: begin('internal') },
    { label: t('noteToCustomer'), shortcut: 'reply', run: begin('public') },
  ]);
  return (
    <>
      {onItsWay && <OnItsWay note={onItsWay} />}
      <form
        aria-label={t('composer')}
        className={visibility === 'internal' ? 'entry said internal' : 'entry said'}
        onSubmit={(event) => {
          event.preventDefault();
          send();
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
          ref={field}
          aria-label={visibility === 'public' ? t('noteToCustomer') : t('noteInternal')}
          description={t('keep')}
          inputWrapperOrder={['input', 'description']}
          autosize
          minRows={2}
          maxRows={14}
          value={text}
          readOnly={sending.isPending}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={({ key, ctrlKey, metaKey, shiftKey }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) send(shiftKey ? nextCase() : undefined);
          }}
        />
        <Attach number={number} visibility={visibility}>
          <Group gap="xs">
            <Button size="xs" variant="default" disabled={!text.trim()} onClick={() => send(nextCase())}>
              {kit('submitNext')}
            </Button>
            <Button type="submit" size="xs" loading={sending.isPending} disabled={!text.trim()}>
              {t('send')}
            </Button>
          </Group>
        </Attach>
      </form>
    </>
  );
}

/** What was written, until the history has it. */
function OnItsWay({ note: { text, visibility } }: { note: Note }) {
  const t = useCaseWords();
  return (
    <div className={visibility === 'internal' ? 'entry said internal' : 'entry said'}>
      <Text span size="xs" role="status" className="pending">
        {t('sending')}
      </Text>
      <div className="written" dir="auto">
        {text}
      </div>
    </div>
  );
}
