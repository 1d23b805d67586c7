import {
  ActionIcon,
  Checkbox,
  Group,
  MultiSelect,
  Paper,
  SegmentedControl,
  Select,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { rotaRoles } from '../../../domain/rota.ts';
import { useLabels } from '../../kit/labels.ts';
import { useCalendars, useEngineers } from '../registry/directory.ts';
import { weekdayName, weekdays } from './calendar.ts';
import { type DutyRole, type ShiftValues, whens } from './rota.ts';
import { useRotaWords } from './rotaWords.ts';

interface Props {
  n: number;
  value: ShiftValues;
  /** What the API complains of at a field, or at the shift itself. */
  complaint: (field?: string) => string | undefined;
  onChange: (change: Partial<ShiftValues>) => void;
  onTake: () => void;
}

/** One shift: who, and when. */
export function ShiftInput({ n, value, complaint, onChange, onTake }: Props) {
  const t = useRotaWords();
  const labels = useLabels();
  const line = (field: 'name' | 'from' | 'until') => ({
    ...{ size: 'xs', label: t(field), value: value[field], error: complaint(field) },
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <Paper withBorder p="sm" mb="sm" role="group" aria-label={t('shift', { n })}>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {t('shift', { n })}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          aria-label={t('takeShift', { n })}
          onClick={onTake}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <div className="pair">
        <TextInput {...line('name')} />
        <Select
          size="xs"
          label={t('role')}
          allowDeselect={false}
          data={rotaRoles.map((role) => ({ value: role, label: labels.roles[role] }))}
          value={value.role}
          onChange={(role) => onChange({ role: role as DutyRole })}
        />
        <MultiSelect
          className="whole"
          size="xs"
          label={t('people')}
          placeholder={value.people.length ? '' : t('everybody')}
          searchable
          data={useEngineers()}
          value={value.people}
          error={complaint('people')}
          onChange={(people) => onChange({ people })}
        />
        <div className="whole">
          <SegmentedControl
            size="xs"
            aria-label={t('when')}
            data={whens.map((when) => ({ value: when, label: t(when) }))}
            value={value.when}
            onChange={(when) => onChange({ when: when })}
          />
        </div>
        <Times value={value} complaint={complaint} onChange={onChange} />
        <TextInput type="date" {...line('from')} />
        <TextInput type="date" {...line('until')} />
      </div>
      {complaint() !== undefined && (
        <Text size="xs" c="red" mt={4}>
          {complaint()}
        </Text>
      )}
    </Paper>
  );
}

function Times({ value, complaint, onChange }: Pick<Props, 'value' | 'complaint' | 'onChange'>) {
  const t = useRotaWords();
  const { i18n } = useTranslation();
  const calendars = useCalendars();
  const { when } = value;
  if (when !== 'hours')
    return (
      <Select
        className="whole"
        size="xs"
        label={t('calendar')}
        required
        withAsterisk={false}
        allowDeselect={false}
        data={calendars}
        value={value.calendar || null}
        error={complaint(when)}
        onChange={(calendar) => onChange({ calendar: calendar ?? '' })}
      />
    );
  return (
    <>
      <Checkbox.Group
        className="whole"
        size="xs"
        label={t('weekdays')}
        value={value.weekdays}
        error={complaint('weekdays')}
        onChange={(chosen) => onChange({ weekdays: weekdays.filter((day) => chosen.includes(day)) })}
      >
        <Group gap="sm" mt={4}>
          {weekdays.map((day) => (
            <Checkbox key={day} size="xs" value={day} label={weekdayName(day, i18n.language)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        className="whole"
        size="xs"
        label={t('times')}
        description={t('hoursHint')}
        value={value.hours}
        error={complaint('hours')}
        onChange={(event) => onChange({ hours: event.currentTarget.value })}
      />
    </>
  );
}
