import { Button, Group, Kbd, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { channels, type Channel, priorities, serviceModes } from '../../domain/vocabulary.ts';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';
import { type Caller, peopleOf } from '../customer/queries.ts';
import { complaintAt } from '../kit/complaints.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { ContactInput } from './ContactInput.tsx';
import { EquipmentInput } from './EquipmentInput.tsx';
import { LateInput } from './LateInput.tsx';
import { blank, contactOf, type Given, openCase, openFromCall, withChange } from './opening.ts';
import { TechnologyInput } from './TechnologyInput.tsx';
import { TypeInput } from './TypeInput.tsx';
import { useCaseWords } from './words.ts';

interface Props {
  /** Whose case it will be; null while nobody is chosen. */
  customer: Caller | null;
  /** What is known before anybody has typed. */
  proposed?: Partial<Given>;
  /** The call that the case is made of: it has the contact and the description already. */
  call?: string | undefined;
  /** Asks whose case it is, where that is open. */
  children?: ReactNode;
}

const shownAtTheirFields = [
  ...['customerId', 'title', 'description', 'type', 'category', 'vendor', 'serialNumber'],
  ...['contact.name', 'contact.email', 'contact.phone'],
  ...['openedAt', 'reason', 'solution', 'assigneeId'],
];

/** Opens a case. All by keyboard: what is wrong comes first, Ctrl+Enter sends from anywhere. */
export function OpeningForm({ customer, proposed = {}, call, children }: Props) {
  const t = useCaseWords();
  const labels = useLabels();
  const navigate = useNavigate();
  const queries = useQueryClient();
  /** Only what somebody typed: what is proposed follows the customer. */
  const [typed, setTyped] = useState<Partial<Given>>({});
  const [key, setKey] = useState(newKey);
  const people = customer ? peopleOf(customer) : [];
  const given: Given = { ...blank, ...proposed, ...typed, ...contactOf(people, proposed, typed) };
  const opening = useMutation({
    mutationFn: () => (call ? openFromCall(call, customer, given, key) : openCase(customer, given, key)),
    onError: (error) => {
      if (error instanceof ApiProblem && !error.passing) setKey(newKey());
    },
    onSuccess: async ({ number }) => {
      for (const resource of ['queues', 'calls']) await queries.invalidateQueries({ queryKey: [resource] });
      await navigate({ to: '/cases/$number', params: { number } });
    },
  });
  const { error } = opening;
  const put = (change: Partial<Given>) => setTyped((before) => withChange(before, change));
  const input = (field: 'title' | 'description') => ({
    value: given[field],
    error: complaintAt(error, field),
    onChange: (event: { currentTarget: { value: string } }) => put({ [field]: event.currentTarget.value }),
  });
  return (
    <form
      aria-label={t('newTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        opening.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <Stack gap="sm">
        <Refused error={error} fields={shownAtTheirFields} />
        {children}
        <TextInput
          label={t('titleField')}
          required
          withAsterisk={false}
          // Whoever calls is known by now, and says what is wrong.
          autoFocus={customer !== null}
          {...input('title')}
        />
        <Group wrap="nowrap" align="flex-start">
          <Select
            label={t('priority')}
            flex={2}
            allowDeselect={false}
            data={[
              { value: '', label: t('priorityAgreed') },
              ...priorities.map((each) => ({ value: each, label: labels.priorities[each] })),
            ]}
            value={given.priority}
            onChange={(chosen) => put({ priority: chosen ?? '' })}
          />
          <Select
            label={t('channel')}
            flex={1}
            allowDeselect={false}
            data={channels.map((each) => ({ value: each, label: labels.channels[each] }))}
            value={given.channel}
            onChange={(chosen) => put({ channel: chosen as Channel })}
          />
        </Group>
        <EquipmentInput
          assets={customer?.assets ?? []}
          value={given.serialNumber}
          error={complaintAt(error, 'serialNumber')}
          onChange={(serialNumber) => put({ serialNumber })}
        />
        <Group grow align="flex-start">
          <TypeInput
            value={given.type}
            error={complaintAt(error, 'type')}
            onChange={(type) => put({ type })}
          />
          <Select
            label={t('serviceMode')}
            allowDeselect={false}
            data={[
              { value: '', label: t('anyMode') },
              ...serviceModes.map((each) => ({ value: each, label: labels.serviceModes[each] })),
            ]}
            value={given.serviceMode}
            onChange={(chosen) => put({ serviceMode: chosen ?? '' })}
          />
        </Group>
        <Group grow align="flex-start">
          {(['category', 'vendor'] as const).map((field) => (
            <TechnologyInput
              key={field}
              label={t(field)}
              value={given[field]}
              error={complaintAt(error, field)}
              onChange={(value) => put({ [field]: value })}
            />
          ))}
        </Group>
        {!call && (
          <Textarea label={t('description')} autosize minRows={3} maxRows={12} {...input('description')} />
        )}
        {!call && <ContactInput people={people} value={given} error={error} onChange={put} />}
        <LateInput value={given.late} error={error} onChange={(late) => put({ late })} />
        <Group justify="flex-end" gap="xs">
          <span className="quiet">
            <Kbd size="xs">{t('sendKeys')}</Kbd>
          </span>
          <Button type="submit" loading={opening.isPending}>
            {t('open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
