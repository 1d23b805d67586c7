import { Group, Select, TextInput } from '@mantine/core';
import { complaintAt } from '../../kit/complaints.ts';
import { useKitWords } from '../../kit/words.ts';
import type { OutboxSearch } from './search.ts';
import { useOutboxWords } from './words.ts';

interface Props {
  search: OutboxSearch;
  error: unknown;
  onChange: (search: OutboxSearch) => void;
}

/** By which channel, and of which case, RMA or call. */
export function Narrowing({ search, error, onChange }: Props) {
  const t = useOutboxWords();
  const kit = useKitWords();
  const { channel, of, ...rest } = search;
  return (
    <Group gap="xs" align="flex-start">
      <Select
        size="xs"
        aria-label={t('channel')}
        placeholder={t('everyChannel')}
        clearable
        data={(['email', 'sms'] as const).map((value) => ({ value, label: kit(value) }))}
        value={channel ?? null}
        onChange={(chosen) => onChange({ ...rest, ...(of && { of }), ...(chosen && { channel: chosen }) })}
      />
      <TextInput
        key={of}
        size="xs"
        w={260}
        maw="100%"
        type="search"
        aria-label={t('of')}
        placeholder={t('ofHint')}
        maxLength={20}
        error={complaintAt(error, 'case')}
        defaultValue={of}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Enter') return;
          const number = currentTarget.value.trim().toUpperCase();
          onChange({ ...rest, ...(channel && { channel }), ...(number && { of: number }) });
        }}
      />
    </Group>
  );
}
