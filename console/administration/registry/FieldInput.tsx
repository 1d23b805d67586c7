import { MultiSelect, NumberInput, PasswordInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { CustomerSelect } from '../../customer/CustomerSelect.tsx';
import { complaintAt } from '../../kit/complaints.ts';
import { useLabels } from '../../kit/labels.ts';
import { useLoginWords } from '../../login/words.ts';
import { useNameOf, usePeople } from '../../kit/people.ts';
import { zones } from '../../kit/zones.ts';
import { BilingualInput } from './BilingualInput.tsx';
import { useCalendars, useEngineers, usePolicies } from './directory.ts';
import type { Bilingual, Contact, Field, Project, Value } from './fields.ts';
import { PeopleInput } from './PeopleInput.tsx';
import { ProjectsInput } from './ProjectsInput.tsx';
import { tableOf, useRegistryWords } from './words.ts';

export interface InputProps {
  name: string;
  field: Field;
  value: Value;
  adding: boolean;
  first: boolean;
  error: unknown;
  /** What is said at the field beside the API's complaint. */
  notice?: string | undefined;
  onChange: (value: Value) => void;
}

const types = { line: 'text', email: 'email', phone: 'tel', date: 'date' } as const;

/** The input that a field asks for; the API's complaint stands at it. */
export function FieldInput({ name, field, value, adding, first, error, notice, onChange }: InputProps) {
  const t = useRegistryWords();
  const labels = useLabels();
  const login = useLoginWords();
  const { kind, choices = [] } = field;
  const secret = kind === 'password' && !adding;
  const shared = {
    label: t(secret ? 'newPassword' : field.label),
    description: secret ? t('newPasswordHint') : field.hint && t(field.hint),
    required: field.required === true || (field.required === 'new' && adding),
    withAsterisk: false,
    error: complaintAt(error, name) ?? notice,
    'data-autofocus': first || undefined,
  };
  const table = tableOf(field, labels);
  const options = choices.map((each) => ({ value: each, label: table[each] ?? each }));
  const text = typeof value === 'string' ? value : '';
  const many = Array.isArray(value) ? (value as string[]) : [];
  switch (kind) {
    case 'flag':
      return (
        <Switch
          label={shared.label}
          description={shared.description}
          error={shared.error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          allowDeselect={!field.required}
          clearable={!field.required}
          data={options}
          value={text || null}
          onChange={(v) => onChange(v ?? '')}
        />
      );
    case 'zone':
      return (
        <Select
          {...shared}
          clearable
          searchable
          data={zones(text)}
          value={text || null}
          onChange={(v) => onChange(v ?? '')}
        />
      );
    case 'choices':
      // A list that holds something is filled in; the browser looks only at its search field, which is empty.
      return <MultiSelect {...shared} required={false} data={options} value={many} onChange={onChange} />;
    case 'engineers':
      return <Engineers shared={shared} value={many} onChange={onChange} />;
    case 'list':
    case 'scope':
      return (
        <TagsInput
          {...shared}
          splitChars={[',', ';', '，', '、']}
          acceptValueOnBlur
          value={many}
          onChange={onChange}
        />
      );
    case 'customer':
      return <CustomerSelect {...shared} value={text} onChange={onChange} />;
    case 'policy':
    case 'calendar':
      return <Known kind={kind} shared={shared} value={text} onChange={onChange} />;
    case 'colleague':
      return <Colleague shared={shared} value={text} onChange={onChange} />;
    case 'contacts':
      return (
        <PeopleInput
          legend="contacts"
          one="contact"
          add="addContact"
          parts={['name', 'email', 'phone']}
          blank={{ name: '', email: null, phone: null }}
          field={name}
          error={error}
          value={value as Contact[]}
          onChange={onChange}
        />
      );
    case 'projects':
      return <ProjectsInput error={error} value={value as Project[]} onChange={onChange} />;
    case 'bilingualLine':
    case 'bilingualText':
      return (
        <BilingualInput
          {...{ name, error, notice, first, onChange }}
          label={shared.label}
          description={shared.description}
          lines={kind === 'bilingualText' ? 4 : 1}
          value={value as Bilingual}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          allowDecimal={false}
          allowNegative={false}
          value={text}
          onChange={(v) => onChange(String(v))}
        />
      );
    case 'password':
      return (
        <PasswordInput
          {...shared}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': login('show') }}
          value={text}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
    case 'line':
    case 'email':
    case 'phone':
    case 'date':
      return (
        <TextInput
          {...shared}
          type={types[kind]}
          autoComplete="off"
          value={text}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
  }
}

interface ChoiceProps<V> {
  shared: object;
  value: V;
  onChange: (value: V) => void;
}

function Engineers({ shared, value, onChange }: ChoiceProps<string[]>) {
  return <MultiSelect {...shared} searchable data={useEngineers()} value={value} onChange={onChange} />;
}

function Colleague({ shared, value, onChange }: ChoiceProps<string>) {
  const people = usePeople('colleague').map(({ id, name }) => ({ value: id, label: name }));
  const known = value === '' || people.some((each) => each.value === value);
  const former = useNameOf(known ? undefined : value);
  return (
    <Select
      {...shared}
      clearable
      searchable
      data={former === undefined ? people : [...people, { value, label: former }]}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

function Known({ kind, shared, value, onChange }: ChoiceProps<string> & { kind: 'policy' | 'calendar' }) {
  const policies = usePolicies();
  const calendars = useCalendars();
  return (
    <Select
      {...shared}
      clearable={kind === 'calendar'}
      searchable
      data={kind === 'policy' ? policies : calendars}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
