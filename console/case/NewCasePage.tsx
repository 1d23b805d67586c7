import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { channels, type Channel, priorities, type Priority } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { useCaseWords } from './words.ts';

const blank = {
  ...{ customerId: '', title: '', description: '', serialNumber: '' },
  ...{ name: '', email: '', phone: '' },
};

/** Opens a case for a customer; the first contact of the customer is proposed. */
export default function NewCasePage() {
  const t = useCaseWords();
  const labels = useLabels();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [given, setGiven] = useState(blank);
  const [priority, setPriority] = useState<Priority>('P3');
  const [channel, setChannel] = useState<Channel>('hotline');
  const customers = useQuery({
    queryKey: ['customers'],
    queryFn: () => bodyOf(api.GET('/api/v1/customers', { params: { query: { limit: 100 } } })),
  });
  const opening = useMutation({
    mutationFn: () => {
      const { customerId, title, description, serialNumber, name, email, phone } = given;
      const contact = { name, ...(email && { email }), ...(phone && { phone }) };
      return bodyOf(
        api.POST('/api/v1/cases', {
          body: {
            ...{ customerId, title, channel, priority, contact },
            ...(description && { description }),
            ...(serialNumber && { serialNumber }),
          },
        }),
      );
    },
    onSuccess: async ({ number }) => {
      await queries.invalidateQueries({ queryKey: ['queues'] });
      await navigate({ to: '/cases/$number', params: { number } });
    },
  });
  const problems = opening.error instanceof ApiProblem ? opening.error.errors : [];
  const input = (field: keyof typeof blank, path: string = field) => ({
    value: given[field],
    error: problems.find((problem) => problem.path === path)?.message,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [field]: value }));
    },
  });
  const choose = (id: string | null) => {
    const contact = customers.data?.data.find((customer) => customer.id === id)?.contacts[0];
    setGiven((before) => ({
      ...before,
      customerId: id ?? '',
      ...(contact && { name: contact.name, email: contact.email ?? '', phone: contact.phone ?? '' }),
    }));
  };
  return (
    <div className="centre">
      <Title order={2} size="h4" mb="md">
        {t('newTitle')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate();
        }}
      >
        <Stack>
          <Refused
            error={opening.error}
            fields={['customerId', 'title', 'contact.name', 'contact.email', 'contact.phone', 'serialNumber']}
          />
          <Select
            label={t('customer')}
            searchable
            required
            withAsterisk={false}
            data={(customers.data?.data ?? []).map(({ id, name }) => ({
              value: id,
              label: `${name} (${id})`,
            }))}
            value={given.customerId || null}
            error={input('customerId').error}
            onChange={choose}
          />
          <TextInput label={t('titleField')} required withAsterisk={false} {...input('title')} />
          <Textarea label={t('description')} autosize minRows={3} {...input('description')} />
          <Group grow>
            <Select
              label={t('priority')}
              allowDeselect={false}
              data={priorities.map((each) => ({ value: each, label: labels.priorities[each] }))}
              value={priority}
              onChange={(chosen) => setPriority(chosen as Priority)}
            />
            <Select
              label={t('channel')}
              allowDeselect={false}
              data={channels.map((each) => ({ value: each, label: labels.channels[each] }))}
              value={channel}
              onChange={(chosen) => setChannel(chosen as Channel)}
            />
          </Group>
          <TextInput label={t('serialNumber')} {...input('serialNumber')} />
          <TextInput
            label={t('contactName')}
            required
            withAsterisk={false}
            {...input('name', 'contact.name')}
          />
          <Group grow>
            <TextInput label={t('contactEmail')} type="email" {...input('email', 'contact.email')} />
            <TextInput label={t('contactPhone')} type="tel" {...input('phone', 'contact.phone')} />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" loading={opening.isPending}>
              {t('open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  );
}
