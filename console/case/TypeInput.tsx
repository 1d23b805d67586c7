import { Select } from '@mantine/core';
import { usualType } from '../../domain/case/types.ts';
import { useCaseTypes } from './caseTypes.ts';
import { useCaseWords } from './words.ts';

interface Props {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** What the case is for, of the administered list; a fault until something else is chosen. */
export function TypeInput({ value, error, onChange }: Props) {
  const t = useCaseWords();
  const { offered } = useCaseTypes();
  return (
    <Select
      label={t('type')}
      allowDeselect={false}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={value || usualType}
      error={error}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
