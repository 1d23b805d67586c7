import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useAttemptKey } from '../kit/attempt.ts';
import { useDraft } from '../kit/draft.ts';
import { FilesInput } from '../kit/files/FilesInput.tsx';
import { useFiles } from '../kit/files/useFiles.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { usePortalWords } from './words.ts';

/** A message of the customer, with files or without; what fails stays where it is. */
export function Reply({ number }: { number: string }) {
  const t = usePortalWords();
  const kit = useKitWords();
  const queries = useQueryClient();
  const [text, setText] = useDraft(`reply/${number}`);
  const [key, settled] = useAttemptKey();
  const files = useFiles(`reply/${number}`);
  const saying = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/cases/{number}/notes', {
        params: { path: { number } },
        headers: { 'Idempotency-Key': key },
        body: { text, visibility: 'public' },
      }),
    onSuccess: () => setText(''),
    onSettled: (_, error) => settled(error),
  });
  const send = async () => {
    if (text.trim()) await saying.mutateAsync();
    await files.send(number, 'public');
  };
  const busy = saying.isPending || files.busy;
  return (
    <form
      {...files.taking}
      onSubmit={(event) => {
        event.preventDefault();
        void send()
          // Said above the text.
          .catch(() => undefined)
          .finally(() => void queries.invalidateQueries({ queryKey: ['cases', number] }));
      }}
    >
      <Stack gap="xs">
        <Refused error={saying.error} />
        <Textarea
          label={t('reply')}
          autosize
          minRows={3}
          maxRows={16}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            // What is changed after it may have arrived is another message.
            if (saying.error) settled(undefined);
          }}
        />
        <Group justify="space-between" align="flex-end">
          <FilesInput of={files} />
          <Button type="submit" loading={busy} disabled={!text.trim() && !files.files.length}>
            {saying.error || files.failed ? kit('sendAgain') : t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
