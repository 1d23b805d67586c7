import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { complaintAt } from '../../kit/complaints.ts';
import type { CalendarValues } from './calendar.ts';
import { usePlanningWords } from './words.ts';

type Exceptions = CalendarValues['exceptions'];

/** Days with hours of their own. */
export function ExceptionsInput({
  value,
  error,
  onChange,
}: {
  value: Exceptions;
  error: unknown;
  onChange: (exceptions: Exceptions) => void;
}) {
  const t = usePlanningWords();
  const put = (index: number, change: Partial<Exceptions[number]>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <fieldset className="plain">
      <legend>{t('exceptions')}</legend>
      {value.map(({ date, hours }, index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start" mt={6}>
          <TextInput
            size="xs"
            type="date"
            required
            aria-label={`${t('exceptions')} ${index + 1}: ${t('date')}`}
            value={date}
            error={complaintAt(error, `exceptions.${index}.date`)}
            onChange={(event) => put(index, { date: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            flex={1}
            required
            aria-label={`${t('exceptions')} ${index + 1}: ${t('hours')}`}
            placeholder="09:00-12:00"
            value={hours}
            error={complaintAt(error, `exceptions.${index}.hours`)}
            onChange={(event) => put(index, { hours: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            c="inherit"
            aria-label={t('take', { date: date || String(index + 1) })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={6}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={t('addDay', { list: t('exceptions') })}
        onClick={() => onChange([...value, { date: '', hours: '' }])}
      >
        {t('add')}
      </Button>
    </fieldset>
  );
}
