import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface Props {
  label: string;
  value: string;
  onSearch: (words: string) => void;
}

/** Looks for words when Enter is pressed, and for none when they are emptied. */
export function SearchInput({ label, value, onSearch }: Props) {
  return (
    <TextInput
      key={value}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={200}
      defaultValue={value}
      enterKeyHint="search"
      onChange={({ currentTarget }) => {
        if (value && !currentTarget.value) onSearch('');
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') onSearch(currentTarget.value.trim());
      }}
    />
  );
}
