import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Case } from '../api/queries.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { bodyFrom, type CaseAction, type Field, forms, slug } from './forms.ts';
import { actionWord, useCaseWords } from './words.ts';

type Values = Record<string, string | boolean>;

/** One form for every action, made from its description; what is typed stays when it is refused. */
export function ActionForm({
  item,
  action,
  onClose,
}: {
  item: Case;
  action: CaseAction;
  onClose: () => void;
}) {
  const t = useCaseWords();
  const queries = useQueryClient();
  const fields = forms[action] as Record<string, Field>;
  const [values, setValues] = useState<Values>(() => initial(item, fields));
  // One key for one submission, so that trying again after a broken line does nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const submission = useMutation({
    mutationFn: () => {
      const extra = action === 'takeOver' && item.assignee ? { from: item.assignee.id } : {};
      return bodyOf(
        api.POST(`/api/v1/cases/{number}/${slug(action)}` as '/api/v1/cases/{number}/resume', {
          params: { path: { number: item.number }, header: { 'Idempotency-Key': key } as never },
          body: { ...bodyFrom(fields, values), ...extra } as never,
          headers: { 'Idempotency-Key': key },
        }),
      );
    },
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && !error.passing) setKey(crypto.randomUUID());
      void queries.invalidateQueries({ queryKey: ['cases', item.number] });
    },
  });
  const { error } = submission;
  const conflict = error instanceof ApiProblem && (error.status === 409 || error.status === 412);
  const problems = error instanceof ApiProblem ? error.errors : [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(actionWord(action))}
      closeButtonProps={{ 'aria-label': t('close') }}
      // The page itself does not scroll, and the lock would be a style tag without the page's word.
      lockScroll={false}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submission.mutate();
        }}
      >
        <Stack>
          <Refused error={error} fields={Object.keys(fields)} />
          {conflict && <p>{t('changed')}</p>}
          {Object.entries(fields).map(([name, field], index) => (
            <Input
              key={name}
              field={field}
              value={values[name] ?? ''}
              first={index === 0}
              error={problems.find(({ path }) => path === name)?.message}
              onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            <Button type="submit" loading={submission.isPending}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A choice begins with its first value, a time with the present, a serial number with the case's own. */
function initial(item: Case, fields: Record<string, Field>): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind, choices, optional }]): [string, string][] => {
      if (kind === 'choice') return [[name, choices?.[0] ?? '']];
      if (kind === 'time' && !optional) return [[name, localTime(new Date())]];
      if (name === 'serialNumber' || name === 'vendor') return [[name, item[name] ?? '']];
      if (name === 'by' || name === 'consentBy') return [[name, item.contact.name]];
      return [];
    }),
  );
}

/** `2026-11-24T14:05` in the reader's zone, rounded down, as `datetime-local` wants it. */
const localTime = (date: Date) =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

interface InputProps {
  field: Field;
  value: string | boolean;
  first: boolean;
  error?: string;
  onChange: (value: string | boolean) => void;
}

function Input({ field, value, first, error, onChange }: InputProps) {
  const t = useCaseWords();
  const labels = useLabels();
  const { kind, optional } = field;
  const shared = {
    label: t(field.label),
    required: !optional,
    withAsterisk: false,
    error,
    'data-autofocus': first || undefined,
  };
  const given = String(value);
  if (kind === 'flag')
    return (
      <Checkbox
        label={shared.label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (kind === 'engineer' || kind === 'expert')
    return <PersonInput role={kind} shared={shared} value={given} onChange={onChange} />;
  if (kind === 'choice') {
    const table: Record<string, string> =
      field.labels === 'yesNo' ? { true: t('yes'), false: t('no') } : labels[field.labels ?? 'priorities'];
    return (
      <Select
        {...shared}
        allowDeselect={false}
        data={(field.choices ?? []).map((each) => ({ value: each, label: table[each] ?? each }))}
        value={given}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  if (kind === 'text')
    return (
      <Textarea
        {...shared}
        autosize
        minRows={3}
        maxRows={12}
        value={given}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const type = kind === 'time' ? 'datetime-local' : kind === 'number' ? 'number' : 'text';
  return (
    <TextInput
      {...shared}
      type={type}
      value={given}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface PersonInputProps {
  role: 'engineer' | 'expert';
  shared: object;
  value: string;
  onChange: (id: string) => void;
}

function PersonInput({ role, shared, value, onChange }: PersonInputProps) {
  const { data } = useQuery({
    queryKey: ['users', role],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { role, active: 'true', limit: 100 } } })),
    staleTime: 60_000,
  });
  const people = (data?.data ?? []).map(({ id, name, skills }) => ({
    value: id,
    label: skills.length ? `${name} (${skills.join(', ')})` : name,
  }));
  return (
    <Select
      {...shared}
      searchable
      data={people}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
