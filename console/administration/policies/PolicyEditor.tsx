import { Anchor, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { isoOf, localTime } from '../../kit/localTime.ts';
import { Refused } from '../../kit/Refused.tsx';
import { type Complaint, placed, type PolicyDocument, read } from './document.ts';
import { Preview } from './Preview.tsx';
import { usePolicyWords } from './words.ts';

interface Props {
  id: string | undefined;
  text: string;
  /** The version that the text is of, where it is not the newest. */
  old: number | undefined;
  newest: number;
  onSaved: () => void;
}

/** The text of a policy, what is wrong with it, and what it means; the API judges it while it is written. */
export function PolicyEditor({ id, text, old, newest, onSaved }: Props) {
  const t = usePolicyWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(text);
  const [name, setName] = useState(id ?? '');
  const [base, setBase] = useState(newest);
  const [opened, setOpened] = useState(() => localTime(new Date()));
  const [settled] = useDebouncedValue(written, 400);
  const { body, complaints, lineOf } = read(settled);
  const openedAt = isoOf(opened);
  const preview = useQuery({
    queryKey: ['policies', 'preview', settled, openedAt],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/policies/preview', {
          params: { query: openedAt === undefined ? {} : { openedAt } },
          body: body as PolicyDocument,
        }),
      ),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const saving = useMutation({
    mutationFn: () =>
      bodyOf(
        api.PUT('/api/v1/policies/{id}', {
          params: { path: { id: name.trim() } },
          headers: { 'If-Match': `"${base}"` },
          body: read(written).body ?? {},
        }),
      ),
    onSuccess: async ({ id: stored, version }) => {
      notifications.show({ message: t('saved', { id: stored, version }), color: 'green' });
      await queries.invalidateQueries({ queryKey: ['policies'] });
      onSaved();
      if (id === undefined) await navigate({ to: '/administration/policies', search: { open: stored } });
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return;
      const now = await bodyOf(api.GET('/api/v1/policies/{id}', { params: { path: { id: name.trim() } } }));
      setBase(now.version);
      await queries.invalidateQueries({ queryKey: ['policies', 'versions'] });
    },
  });
  const stale = saving.error instanceof ApiProblem && saving.error.status === 412;
  const wrong = complaints.length ? complaints : placed(preview.error ?? saving.error, lineOf);
  const goTo = ({ line }: Complaint) => {
    const start =
      written
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = written.indexOf('\n', start);
    field.current?.focus();
    field.current?.setSelectionRange(start, end < 0 ? written.length : end);
  };
  return (
    <div className="policy">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack gap="sm">
          {old !== undefined && <Text size="sm">{t('oldVersion', { version: old })}</Text>}
          {id === undefined && (
            <TextInput
              label={t('id')}
              description={t('idHint')}
              required
              withAsterisk={false}
              pattern="\w[\w.@\-]*"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Textarea
            ref={field}
            label={t('text')}
            description={t('textHint')}
            classNames={{ input: 'code' }}
            autosize
            minRows={16}
            maxRows={34}
            spellCheck={false}
            error={wrong.length > 0}
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
          <section aria-label={t('problems')} aria-live="polite">
            {wrong.map((complaint) => (
              <Text key={`${complaint.path} ${complaint.message}`} size="sm" c="red">
                <Anchor component="button" type="button" size="sm" onClick={() => goTo(complaint)}>
                  {t('place', { line: complaint.line })}
                </Anchor>{' '}
                <code>{complaint.path}</code> {complaint.message}
              </Text>
            ))}
          </section>
          {stale ? (
            <p role="alert">{t('stale', { version: base })}</p>
          ) : (
            !wrong.length && <Refused error={saving.error ?? preview.error} />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={saving.isPending} disabled={wrong.length > 0}>
              {t('save', { version: base + 1 })}
            </Button>
          </Group>
        </Stack>
      </form>
      <Preview found={wrong.length ? undefined : preview.data} opened={opened} onOpened={setOpened} />
    </div>
  );
}
