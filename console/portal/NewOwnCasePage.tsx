import './portal.css';
import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { priorities, type Priority } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { useAttemptKey } from '../kit/attempt.ts';
import { complaintAt } from '../kit/complaints.ts';
import { useDraft } from '../kit/draft.ts';
import { FilesInput } from '../kit/files/FilesInput.tsx';
import { useFiles } from '../kit/files/useFiles.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { EquipmentInput } from './EquipmentInput.tsx';
import { Suggestions } from './Suggestions.tsx';
import { Unsent } from './Unsent.tsx';
import { usePortalWords } from './words.ts';

/** A customer reports a problem: with one of their own devices, if it is about one, and with files. */
export default function NewOwnCasePage() {
  const t = usePortalWords();
  const labels = useLabels();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const [title, setTitle] = useDraft('new-case/title');
  const [description, setDescription] = useDraft('new-case');
  const [serialNumber, setSerialNumber] = useState('');
  const [priority, setPriority] = useState<Priority | ''>('');
  const [key, settled] = useAttemptKey();
  const files = useFiles('new-case');
  const show = (number: string) => void navigate({ to: '/portal/cases/$number', params: { number } });
  const sending = useMutation({
    mutationFn: async (number: string) => {
      if (await files.send(number, 'public')) show(number);
    },
  });
  const opening = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/cases', {
          headers: { 'Idempotency-Key': key },
          body: {
            customerId: me?.customerId ?? '',
            ...{ channel: 'web', title },
            ...(priority && { priority }),
            ...(description && { description }),
            ...(serialNumber && { serialNumber }),
            contact: {
              name: me?.name ?? '',
              ...(me?.email && { email: me.email }),
              ...(me?.phone && { phone: me.phone }),
            },
          },
        }),
      ),
    onSuccess: ({ number }) => {
      setTitle('');
      setDescription('');
      sending.mutate(number);
    },
    onSettled: (_, error) => settled(error),
  });
  if (opening.data)
    return (
      <Unsent
        number={opening.data.number}
        files={files}
        busy={sending.isPending}
        onAgain={sending.mutate}
        onShow={show}
      />
    );
  return (
    <div className="centre">
      <PageTitle mb="md">{t('new')}</PageTitle>
      <form
        {...files.taking}
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('what')}
            placeholder={t('whatHint')}
            required
            withAsterisk={false}
            maxLength={200}
            value={title}
            error={complaintAt(opening.error, 'title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Suggestions about={title} />
          <Textarea
            label={t('details')}
            description={t('detailsHint')}
            autosize
            minRows={4}
            maxRows={16}
            value={description}
            error={complaintAt(opening.error, 'description')}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <EquipmentInput value={serialNumber} onChange={setSerialNumber} />
          <Select
            label={t('severity')}
            allowDeselect={false}
            data={[
              { value: '', label: t('asAgreed') },
              ...priorities.map((each) => ({ value: each, label: labels.priorities[each] })),
            ]}
            value={priority}
            onChange={(chosen) => setPriority(chosen ?? '')}
          />
          <FilesInput of={files} />
          <Refused error={opening.error} fields={['title', 'description']} />
          <Group justify="flex-end">
            <Button type="submit" loading={opening.isPending} disabled={!me}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  );
}
