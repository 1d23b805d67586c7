import { MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CustomerSelect } from '../customer/CustomerSelect.tsx';
import { useEngineers } from '../administration/registry/directory.ts';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { dayAt, edgeOf } from '../kit/localTime.ts';
import { offeredSorts, type Parameter, parameterNames, parameters, type WorkspaceSearch } from './search.ts';
import { useWorkspaceWords, wordOf } from './words.ts';

interface Props {
  /** Which of the parameters; all that have an input unless told. */
  names?: readonly Parameter[];
  search: WorkspaceSearch;
  onChange: (search: WorkspaceSearch) => void;
}

/** An input for every parameter that has one; what is chosen takes effect at once. */
export default function FilterForm({ names = parameterNames, search, onChange }: Props) {
  return (
    <Stack gap={8}>
      {names
        .filter((name) => !parameters[name].linked)
        .map((name) => (
          <FilterInput
            key={name}
            name={name}
            value={search[name] ?? ''}
            onChange={(value) => onChange({ ...search, [name]: value || undefined })}
          />
        ))}
    </Stack>
  );
}

interface InputProps {
  name: Parameter;
  value: string;
  onChange: (value: string) => void;
}

function FilterInput({ name, value, onChange }: InputProps) {
  const t = useWorkspaceWords();
  const labels = { ...useLabels(), ...useFigureWords() };
  const { kind, choices = [], labels: table, most = 64 } = parameters[name];
  const shared = { label: t(wordOf.parameter(name)), size: 'xs' as const };
  const words: Record<string, string> = table ? labels[table] : {};
  const comboboxProps = { withinPortal: false };
  switch (kind) {
    case 'several':
      return (
        <MultiSelect
          {...{ ...shared, comboboxProps }}
          clearable
          data={choices.map((each) => ({ value: each, label: words[each] ?? each }))}
          value={value ? value.split(',') : []}
          onChange={(chosen) => onChange(chosen.join(','))}
        />
      );
    case 'tag':
      return <TagSelect {...{ name, value, onChange }} />;
    case 'person':
      return <PersonSelect {...{ name, value, onChange }} />;
    case 'customer':
      return <CustomerSelect {...{ ...shared, comboboxProps, value, onChange }} />;
    case 'one':
      return (
        <Select
          {...{ ...shared, comboboxProps }}
          clearable
          data={offeredSorts.map((each) => ({ value: each, label: t(wordOf.order(each)) }))}
          value={value || null}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'flag':
      return (
        <Select
          {...{ ...shared, comboboxProps }}
          clearable
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={value || null}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'from':
    case 'to':
      return (
        <TextInput
          {...shared}
          type="date"
          value={value && dayAt(value, kind)}
          onChange={({ currentTarget }) => onChange(edgeOf(currentTarget.value, kind) ?? '')}
        />
      );
    case 'id':
    case 'ids':
    case 'at':
    case 'line':
      return (
        <TextInput
          {...shared}
          key={value}
          defaultValue={value}
          maxLength={most}
          onBlur={({ currentTarget }) => {
            if (currentTarget.value.trim() !== value) onChange(currentTarget.value.trim());
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') onChange(currentTarget.value.trim());
          }}
        />
      );
  }
}

/** One of the tags that Caseline gives, or one that people gave, as it is written. */
function TagSelect({ name, value, onChange }: InputProps) {
  const t = useWorkspaceWords();
  const { flags: words } = useLabels();
  const [typed, setTyped] = useState('');
  const known = Object.entries(words).map(([flag, label]) => ({ value: flag, label }));
  const own = [...new Set([value, typed.trim()])]
    .filter((tag) => tag && !known.some((each) => each.value === tag || each.label === tag))
    .map((tag) => ({ value: tag, label: tag }));
  return (
    <Select
      label={t(wordOf.parameter(name))}
      size="xs"
      searchable
      clearable
      maxLength={64}
      comboboxProps={{ withinPortal: false }}
      data={[...known, ...own]}
      value={value || null}
      onSearchChange={setTyped}
      onChange={(tag) => onChange(tag ?? '')}
    />
  );
}

function PersonSelect({ name, value, onChange }: InputProps) {
  const t = useWorkspaceWords();
  const people = useEngineers();
  const known = [{ value: 'me', label: t('me') }, ...people];
  const unknown = value && !known.some((each) => each.value === value) ? [{ value, label: value }] : [];
  return (
    <Select
      label={t(wordOf.parameter(name))}
      size="xs"
      searchable
      clearable
      comboboxProps={{ withinPortal: false }}
      data={[...known, ...unknown]}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
