import { Button, Group, Input, Pill, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePlanningWords } from './words.ts';

interface Props {
  label: string;
  hint: string;
  value: string[];
  error: string | undefined;
  onChange: (days: string[]) => void;
}

/** A list of dates, in order. */
export function DaysInput({ label, hint, value, error, onChange }: Props) {
  const t = usePlanningWords();
  const [day, setDay] = useState('');
  const add = () => {
    if (!day) return;
    onChange([...new Set([...value, day])].sort());
    setDay('');
  };
  return (
    <Input.Wrapper
      component="fieldset"
      labelElement="div"
      className="plain"
      label={<legend>{label}</legend>}
      description={hint}
      error={error}
    >
      <Group gap={6} my={6}>
        {value.map((date) => (
          <Pill
            key={date}
            withRemoveButton
            className="tabular"
            removeButtonProps={{ 'aria-label': t('take', { date }), tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => onChange(value.filter((each) => each !== date))}
          >
            {date}
          </Pill>
        ))}
        {!value.length && <span className="quiet">{t('noDays')}</span>}
      </Group>
      <Group gap="xs">
        <TextInput
          size="xs"
          type="date"
          aria-label={`${label}: ${t('date')}`}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button size="xs" variant="default" aria-label={t('addDay', { list: label })} onClick={add}>
          {t('add')}
        </Button>
      </Group>
    </Input.Wrapper>
  );
}
