import { Checkbox, Group, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useReaderZone } from '../api/reader.ts';
import { CustomerSelect } from '../customer/CustomerSelect.tsx';
import { CaseInput } from './CaseInput.tsx';
import { useKitWords } from './words.ts';
import { PartiesInput, type Party } from './PartiesInput.tsx';
import { PeopleInput, PersonInput } from './PersonInput.tsx';
import { ownTimeZone } from './zone.ts';

export type Value = string | boolean | string[] | Party[];
export type Values = Record<string, Value>;

/** One question of a form, in the reader's words. */
export interface Question {
  label: string;
  kind:
    | ('text' | 'line' | 'number' | 'time' | 'flag' | 'choice')
    // Several of the choices, all of which are in sight; and several words of one's own.
    | ('several' | 'words')
    | ('engineer' | 'expert' | 'engineers' | 'colleagues' | 'parties')
    | ('case' | 'customer');
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
  const given = Array.isArray(value) ? '' : String(value);
  const list = Array.isArray(value) ? (value as string[]) : [];
  switch (kind) {
    case 'parties':
      return <PartiesInput shared={shared} value={list as unknown as Party[]} onChange={onChange} />;
    case 'words':
      return <TagsInput {...shared} value={list} onChange={onChange} />;
    case 'several':
      return (
        <Checkbox.Group {...shared} required={false} value={list} onChange={onChange}>
          <Group gap="xs" mt={4}>
            {choices.map((each) => (
              <Checkbox key={each.value} {...each} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'flag':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'engineer':
    case 'expert':
      return <PersonInput role={kind} shared={shared} value={given} onChange={onChange} />;
    case 'engineers':
      return <PeopleInput role="engineer" shared={shared} value={list} onChange={onChange} />;
    case 'colleagues':
      return <PeopleInput role="colleague" shared={shared} value={list} onChange={onChange} />;
    case 'case':
      return <CaseInput {...{ shared, choices, onChange }} value={given} />;
    case 'customer':
      return <CustomerSelect {...shared} value={given} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          data={choices}
          value={given}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'text':
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
    case 'line':
    case 'number':
    case 'time':
      return (
        <TextInput
          {...shared}
          type={kind === 'time' ? 'datetime-local' : kind === 'number' ? 'number' : 'text'}
          value={given}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
