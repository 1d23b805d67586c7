import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { warrantyUntil } from '../../domain/entitlement.ts';
import { priorities, type Priority } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useDraft } from '../kit/draft.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { usePortalWords } from './words.ts';

/** A customer reports a problem, with one of their own devices if it is about one. */
export default function NewOwnCasePage() {
  const t = usePortalWords();
  const labels = useLabels();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const assets = useQuery({
    queryKey: ['assets', 'own'],
    queryFn: () => bodyOf(api.GET('/api/v1/assets', { params: { query: { limit: 100 } } })),
  });
  const [title, setTitle] = useState('');
  const [description, setDescription] = useDraft('new-case');
  const [serialNumber, setSerialNumber] = useState('');
  const [priority, setPriority] = useState<Priority>('P3');
  const opening = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/cases', {
          body: {
            customerId: me?.customerId ?? '',
            ...{ channel: 'web', title, priority },
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
      setDescription('');
      return navigate({ to: '/portal/cases/$number', params: { number } });
    },
  });
  const devices = (assets.data?.data ?? []).map(({ serialNumber: serial, vendor, acceptedAt }) => ({
    value: serial,
    label: [vendor, serial, acceptedAt && t('until', { date: warrantyUntil(acceptedAt) })]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <div className="centre">
      <Title order={1} size="h3" mb="md">
        {t('new')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate();
        }}
      >
        <Stack>
          <Refused error={opening.error} />
          <TextInput
            label={t('what')}
            required
            withAsterisk={false}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('details')}
            autosize
            minRows={4}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <Select
            label={t('equipment')}
            placeholder={t('noEquipment')}
            clearable
            clearButtonProps={{ 'aria-label': t('noEquipment') }}
            data={devices}
            value={serialNumber || null}
            onChange={(serial) => setSerialNumber(serial ?? '')}
          />
          <Select
            label={t('severity')}
            allowDeselect={false}
            data={priorities.map((each) => ({ value: each, label: labels.priorities[each] }))}
            value={priority}
            onChange={(chosen) => setPriority(chosen as Priority)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={opening.isPending} disabled={!me}>
              {t('report')}
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  );
}
