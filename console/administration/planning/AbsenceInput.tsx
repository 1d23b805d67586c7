import { ActionIcon, Group, Paper, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEngineers } from '../registry/directory.ts';
import type { AbsenceValues } from './rota.ts';
import { useRotaWords } from './rotaWords.ts';

interface Props {
  n: number;
  value: AbsenceValues;
  complaint: (field?: string) => string | undefined;
  onChange: (change: Partial<AbsenceValues>) => void;
  onTake: () => void;
}

/** One absence: who is away, and from when until when by the reader's clock. */
export function AbsenceInput({ n, value, complaint, onChange, onTake }: Props) {
  const t = useRotaWords();
  const line = (field: 'from' | 'until' | 'reason') => ({
    ...{ size: 'xs', label: t(field), value: value[field], error: complaint(field) },
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <Paper withBorder p="sm" mb="sm" role="group" aria-label={t('absence', { n })}>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {t('absence', { n })}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          aria-label={t('takeAbsence', { n })}
          onClick={onTake}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <div className="pair">
        <Select
          size="xs"
          label={t('person')}
          required
          withAsterisk={false}
          searchable
          data={useEngineers()}
          value={value.person || null}
          error={complaint('person')}
          onChange={(person) => onChange({ person: person ?? '' })}
        />
        <TextInput {...line('reason')} />
        <TextInput type="datetime-local" required withAsterisk={false} {...line('from')} />
        <TextInput type="datetime-local" required withAsterisk={false} {...line('until')} />
      </div>
      {complaint() !== undefined && (
        <Text size="xs" c="red" mt={4}>
          {complaint()}
        </Text>
      )}
    </Paper>
  );
}
