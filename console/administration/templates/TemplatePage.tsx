import { Button, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Language } from '../../../domain/vocabulary.ts';
import { api, bodyOf } from '../../api/client.ts';
import { complaintAt } from '../../kit/complaints.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { useEdited } from '../edited.ts';
import { Footer, Heading } from '../Section.tsx';
import { Placeholders } from './Placeholders.tsx';
import { Sent } from './Sent.tsx';
import { bodyFrom, pathOf, read, storedAs, type Template, valuesOf } from './template.ts';
import { useTemplateWords } from './words.ts';

interface Props {
  language: Language;
  name: string;
  /** The choice of the language, for the heading. */
  choice: ReactNode;
}

/** One message in one language: its wording, and how it would be sent. */
export function TemplatePage({ language, name, choice }: Props) {
  const t = useTemplateWords();
  const kit = useKitWords();
  const found = useQuery({
    queryKey: ['templates', language, name],
    queryFn: () => read(pathOf(language, name)),
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <Heading title={name} up={t('back')}>
        {choice}
      </Heading>
      <Refused error={found.error} />
      {found.isPending && <p className="quiet">{kit('loading')}</p>}
      {found.data && <Editor template={found.data} />}
    </>
  );
}

function Editor({ template }: { template: Template }) {
  const t = useTemplateWords();
  const queries = useQueryClient();
  const { language, name, edited, shipped, placeholders } = template;
  const path = pathOf(language, name);
  const text = useRef<HTMLTextAreaElement>(null);
  const done = async () => {
    notifications.show({ message: t('saved', { name }), color: 'green' });
    await queries.invalidateQueries({ queryKey: ['templates'] });
  };
  const form = useEdited(storedAs(template), {
    put: (values, version) =>
      bodyOf(
        api.PUT('/api/v1/templates/{language}/{name}', {
          params: { path },
          headers: { 'If-Match': `"${version}"` },
          body: bodyFrom(values),
        }),
      ),
    read: async () => storedAs(await read(path)),
    onSaved: done,
  });
  const restoring = useMutation({
    mutationFn: () => bodyOf(api.DELETE('/api/v1/templates/{language}/{name}', { params: { path } })),
    onSuccess: async () => {
      await form.renew();
      await done();
    },
  });
  const [settled] = useDebouncedValue(form.values, 400);
  const preview = useQuery({
    queryKey: ['templates', 'preview', language, name, settled],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/templates/{language}/{name}/preview', {
          params: { path },
          body: bodyFrom(settled),
        }),
      ),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const error = preview.error ?? form.error;
  const field = (each: 'subject' | 'text' | 'sms') => ({
    lang: language,
    value: form.values[each],
    error: complaintAt(error, each),
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set({ [each]: event.currentTarget.value }),
  });
  const insert = (placeholder: string) => {
    const { selectionStart = 0, selectionEnd = 0 } = text.current ?? {};
    const { text: before } = form.values;
    form.set({ text: `${before.slice(0, selectionStart)}{{ ${placeholder} }}${before.slice(selectionEnd)}` });
    text.current?.focus();
  };
  return (
    <div className="policy">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <Stack pb="md">
          <Versions template={template} onChoose={form.set} />
          <TextInput label={t('subject')} required withAsterisk={false} {...field('subject')} />
          <Textarea
            ref={text}
            label={t('text')}
            required
            withAsterisk={false}
            autosize
            minRows={8}
            maxRows={24}
            {...field('text')}
          />
          {shipped.sms !== null && (
            <Textarea label={t('sms')} required withAsterisk={false} autosize minRows={2} {...field('sms')} />
          )}
          <Placeholders names={placeholders} onChoose={insert} />
        </Stack>
        <Footer
          {...form}
          error={form.error ?? restoring.error}
          fields={['subject', 'text', 'sms']}
          disabled={preview.isError}
        >
          {edited && (
            <Button
              variant="subtle"
              color="red"
              loading={restoring.isPending}
              onClick={() => restoring.mutate()}
            >
              {t('restore')}
            </Button>
          )}
        </Footer>
      </form>
      <Sent language={language} found={preview.error ? undefined : preview.data} />
    </div>
  );
}

/** What was written before, to begin with again. */
function Versions({
  template,
  onChoose,
}: {
  template: Template;
  onChoose: (values: ReturnType<typeof valuesOf>) => void;
}) {
  const t = useTemplateWords();
  const moment = useMoments();
  const { language, name, version, shipped } = template;
  const { data } = useQuery({
    queryKey: ['templates', 'versions', language, name, version],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/templates/{language}/{name}/versions', { params: { path: pathOf(language, name) } }),
      ),
    enabled: version > 0,
  });
  if (!version) return null;
  const earlier = (data?.data ?? []).map((each) => ({
    ...each,
    label: t('version', {
      version: each.version,
      when: moment(each.changedAt ?? ''),
      who: each.changedBy ?? '',
    }),
  }));
  return (
    <Select
      size="xs"
      label={t('earlier')}
      placeholder={t('earlierHint')}
      data={[
        ...earlier.map((each) => ({ value: String(each.version), label: each.label })),
        { value: '0', label: t('shipped') },
      ]}
      value={null}
      onChange={(chosen) => {
        const wording = earlier.find((each) => String(each.version) === chosen) ?? shipped;
        if (chosen !== null) onChoose(valuesOf(wording));
      }}
    />
  );
}
