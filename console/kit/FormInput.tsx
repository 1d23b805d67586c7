import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useReaderZone } from '../api/reader.ts';
import { useKitWords } from './words.ts';
import { PartiesInput, type Party } from './PartiesInput.tsx';
import { PersonInput } from './PersonInput.tsx';
import { ownTimeZone } from './zone.ts';

export type Value = string | boolean | Party[];
export type Values = Record<string, Value>;

/** One question of a form, in the reader's words. */
export interface Question {
  label: string;
  kind:
    'text' | 'line' | 'number' | 'time' | 'flag' | 'engineer' | 'expert' | 'colleague' | 'parties' | 'choice';
  choices?: { value: string; label: string }[];
  optional?: true | undefined;
  hint?: string | undefined;
  /** Who will read what is written here, where that has to be said. */
  reader?: 'customer' | 'inside' | undefined;
}

interface Props {
  question: Question;
  value: Value;
  first: boolean;
  error: string | undefined;
  onChange: (value: Value) => void;
}

export function FormInput({ question, value, first, error, onChange }: Props) {
  const { kind, label, optional, hint, reader, choices = [] } = question;
  const t = useKitWords();
  const zone = useReaderZone();
  const shared = {
    ...{ label, error, required: !optional, withAsterisk: false },
    description: [
      hint,
      kind === 'time' && zone !== ownTimeZone() && t('clocksOf', { zone }),
      reader && t(reader === 'customer' ? 'customerReads' : 'staysInside'),
    ]
      .filter(Boolean)
      .join(' '),
    'data-autofocus': first || undefined,
  };
  if (kind === 'parties')
    return <PartiesInput shared={shared} value={Array.isArray(value) ? value : []} onChange={onChange} />;
  const given = Array.isArray(value) ? '' : String(value);
  if (kind === 'flag')
    return (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (kind === 'engineer' || kind === 'expert' || kind === 'colleague')
    return <PersonInput role={kind} shared={shared} value={given} onChange={onChange} />;
  if (kind === 'choice')
    return (
      <Select
        {...shared}
        allowDeselect={false}
        data={choices}
        value={given}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
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
