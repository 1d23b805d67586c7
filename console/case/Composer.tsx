import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { useCommands } from '../keyboard/commands.ts';
import { useAttemptKey } from '../kit/attempt.ts';
import { useDraft } from '../kit/draft.ts';
import { FilesInput } from '../kit/files/FilesInput.tsx';
import { useFiles } from '../kit/files/useFiles.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { useNextCase } from '../workspace/looked.ts';
import { useCaseWords } from './words.ts';

interface Note {
  text: string;
  visibility: 'public' | 'internal';
}

/**
 * Writes to the customer, or a note that stays inside, with files or without. What is sent stands in the history at
 * once, marked as being on its way; what is refused comes back to be written again. The draft outlives a reload until
 * it has arrived; no file leaves before its note is sent.
 */
export function Composer({ number }: { number: string }) {
  const t = useCaseWords();
  const kit = useKitWords();
  const queries = useQueryClient();
  const nextCase = useNextCase(number);
  const [draft, setDraft] = useDraft(`note/${number}`);
  const [visibility, setVisibility] = useState<Note['visibility']>('internal');
  const [key, settled] = useAttemptKey();
  const files = useFiles(`note/${number}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const noting = useMutation({
    mutationFn: ({ text, visibility }: Note) => {
      const params = { path: { number } };
      const headers = { 'Idempotency-Key': key };
      return visibility === 'public'
        ? api.POST('/api/v1/cases/{number}/updates', { params, body: { text }, headers })
        : api.POST('/api/v1/cases/{number}/notes', { params, body: { text, visibility }, headers });
    },
    onSuccess: () => setDraft(''),
    onSettled: (_, error) => settled(error),
  });
  const onItsWay = noting.isPending ? noting.variables : undefined;
  const text = onItsWay ? '' : draft;
  const busy = noting.isPending || files.busy;
  const empty = !text.trim() && !files.files.length;
  const send = async (onward?: () => void) => {
    if (empty || busy) return;
    try {
      if (text.trim()) await noting.mutateAsync({ text, visibility });
      else noting.reset();
      if (await files.send(number, visibility)) onward?.();
    } catch {
      // Said above the text.
    }
    await queries.invalidateQueries({ queryKey: ['cases', number] });
  };
  /** What is changed after it may have arrived is another note. */
  const another = () => noting.error && settled(undefined);
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
        {...files.taking}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="xs">
          <Refused error={noting.error} />
          <SegmentedControl
            size="xs"
            aria-label={t('composer')}
            value={visibility}
            onChange={(chosen) => {
              setVisibility(chosen === 'public' ? 'public' : 'internal');
              another();
            }}
            data={[
              { value: 'internal', label: t('noteInternal') },
              { value: 'public', label: t('noteToCustomer') },
            ]}
          />
          <Textarea
            ref={field}
            aria-label={visibility === 'public' ? t('noteToCustomer') : t('noteInternal')}
            description={`${t(visibility === 'public' ? 'withFilesToCustomer' : 'withFilesInside')} ${t('keep')}`}
            inputWrapperOrder={['input', 'description']}
            autosize
            minRows={2}
            maxRows={14}
            value={text}
            readOnly={noting.isPending}
            onChange={(event) => {
              setDraft(event.currentTarget.value);
              another();
            }}
            onKeyDown={({ key, ctrlKey, metaKey, shiftKey }) => {
              if (key === 'Enter' && (ctrlKey || metaKey)) void send(shiftKey ? nextCase() : undefined);
            }}
          />
          <Group justify="space-between" align="flex-end" gap="xs">
            <FilesInput of={files} />
            <Group gap="xs" ml="auto">
              <Button
                size="xs"
                variant="default"
                disabled={empty || busy}
                onClick={() => void send(nextCase())}
              >
                {kit('submitNext')}
              </Button>
              <Button type="submit" size="xs" loading={busy} disabled={empty}>
                {noting.error || files.failed ? kit('sendAgain') : t('send')}
              </Button>
            </Group>
          </Group>
        </Stack>
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
