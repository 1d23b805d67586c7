import { SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { complaintAt } from '../../kit/complaints.ts';
import { type CalendarValues, weekdayName, weekdays } from './calendar.ts';
import { DaysInput } from './DaysInput.tsx';
import { ExceptionsInput } from './ExceptionsInput.tsx';
import { usePlanningWords } from './words.ts';
import { zones } from '../../kit/zones.ts';

interface Props {
  values: CalendarValues;
  onChange: (change: Partial<CalendarValues>) => void;
  error: unknown;
  id: string;
  /** Only a new calendar is given an ID. */
  onId: ((id: string) => void) | undefined;
}

/** The inputs of a calendar; one that is always open asks for no more than that. */
export function CalendarFields({ values, onChange, error, id, onId }: Props) {
  const t = usePlanningWords();
  const { i18n } = useTranslation();
  const { always, hours } = values;
  const line = (field: 'name' | 'holidays') => ({
    value: values[field],
    error: complaintAt(error, field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <Stack pb="md">
      {onId && (
        <TextInput
          label={t('id')}
          required
          withAsterisk={false}
          pattern="\w[\w.@\-]*"
          value={id}
          onChange={(event) => onId(event.currentTarget.value)}
        />
      )}
      <TextInput label={t('name')} {...line('name')} />
      <SegmentedControl
        size="xs"
        aria-label={t('open')}
        data={[
          { value: 'weekly', label: t('weekly') },
          { value: 'always', label: t('always') },
        ]}
        value={always ? 'always' : 'weekly'}
        onChange={(value) => onChange({ always: value === 'always' })}
      />
      {!always && (
        <>
          <Select
            label={t('zone')}
            searchable
            allowDeselect={false}
            data={zones(values.timezone)}
            value={values.timezone}
            error={complaintAt(error, 'timezone')}
            onChange={(timezone) => onChange({ timezone: timezone ?? '' })}
          />
          <fieldset className="plain">
            <legend>{t('hours')}</legend>
            <Text size="xs" c="dimmed">
              {t('hoursHint')}
            </Text>
            {weekdays.map((day) => {
              const name = weekdayName(day, i18n.language);
              return (
                <div key={day} className="weekday">
                  <span aria-hidden>{name}</span>
                  <TextInput
                    size="xs"
                    aria-label={t('hoursOf', { day: name })}
                    value={hours[day]}
                    error={complaintAt(error, `hours.${day}`)}
                    onChange={(event) => onChange({ hours: { ...hours, [day]: event.currentTarget.value } })}
                  />
                </div>
              );
            })}
          </fieldset>
          <TextInput label={t('holidays')} description={t('holidaysHint')} {...line('holidays')} />
          <DaysInput
            label={t('closures')}
            hint={t('closuresHint')}
            value={values.closures}
            error={complaintAt(error, 'closures')}
            onChange={(closures) => onChange({ closures })}
          />
          <DaysInput
            label={t('workingDays')}
            hint={t('workingDaysHint')}
            value={values.workingDays}
            error={complaintAt(error, 'workingDays')}
            onChange={(workingDays) => onChange({ workingDays })}
          />
          <ExceptionsInput
            value={values.exceptions}
            error={error}
            onChange={(exceptions) => onChange({ exceptions })}
          />
        </>
      )}
    </Stack>
  );
}
