import { Group, Select, TextInput } from '@mantine/core';
import { complaintAt } from '../../kit/complaints.ts';
import { dayAt, edgeOf } from '../../kit/localTime.ts';
import { useDirectory } from './everybody.ts';
import type { AuditSearch } from './search.ts';
import { useAuditWords } from './words.ts';

interface Props {
  search: AuditSearch;
  error: unknown;
  /** What is undefined is no longer asked for. */
  onChange: (change: { [N in keyof AuditSearch]: string | undefined }) => void;
}

/** By which days, whom and what the records are narrowed. */
export function Filter({ search, error, onChange }: Props) {
  const t = useAuditWords();
  const people = useDirectory().map(({ id, name, username }) => ({
    value: id,
    label: `${name} (${username})`,
  }));
  const { from = '', to = '', user = '', subject = '' } = search;
  const size = 'xs';
  return (
    <Group gap="xs" align="flex-start">
      <TextInput
        {...{ size, type: 'date', label: t('from'), error: complaintAt(error, 'from') }}
        value={from && dayAt(from, 'from')}
        onChange={({ currentTarget: { value } }) => onChange({ from: edgeOf(value, 'from') })}
      />
      <TextInput
        {...{ size, type: 'date', label: t('to'), error: complaintAt(error, 'to') }}
        value={to && dayAt(to, 'to')}
        onChange={({ currentTarget: { value } }) => onChange({ to: edgeOf(value, 'to') })}
      />
      <Select
        {...{ size, label: t('who'), placeholder: t('everybody'), error: complaintAt(error, 'user') }}
        clearable
        searchable
        limit={50}
        data={user && !people.some(({ value }) => value === user) ? [...people, user] : people}
        value={user || null}
        onChange={(id) => onChange({ user: id ?? undefined })}
      />
      <TextInput
        {...{ size, label: t('subject'), placeholder: t('subjectHint') }}
        key={subject}
        type="search"
        maxLength={64}
        error={complaintAt(error, 'subject')}
        defaultValue={subject}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') onChange({ subject: currentTarget.value.trim() || undefined });
        }}
      />
    </Group>
  );
}
