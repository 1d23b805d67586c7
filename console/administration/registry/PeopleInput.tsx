import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { complaintAt } from '../../kit/complaints.ts';
import { type RegistryWord, useRegistryWords } from './words.ts';

interface Reachable {
  name: string;
  email: string | null;
  phone: string | null;
  role?: string | null;
}
const types = { name: 'text', role: 'text', email: 'email', phone: 'tel' } as const;

interface Props<P extends Reachable> {
  legend: RegistryWord;
  /** One of them by number, and the button that adds one. */
  one: RegistryWord;
  add: RegistryWord;
  /** What is asked of each, in this order. */
  parts: readonly (keyof typeof types & keyof P)[];
  blank: P;
  /** The field that they are in, as the API's complaints name it. */
  field: string;
  value: P[];
  error: unknown;
  onChange: (people: P[]) => void;
}

/** People and how to reach them, one block each. */
export function PeopleInput<P extends Reachable>(props: Props<P>) {
  const { legend, one, add, parts, blank, field, value, error, onChange } = props;
  const t = useRegistryWords();
  const put = (index: number, change: Partial<Reachable>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <Fieldset legend={t(legend)} p="sm">
      <Stack gap="xs">
        {value.map((person, index) => (
          <Group
            key={index}
            gap="xs"
            align="flex-start"
            wrap="nowrap"
            role="group"
            aria-label={t(one, { n: index + 1 })}
          >
            <div className={parts.length % 2 ? 'contact odd' : 'contact'}>
              {parts.map((part) => (
                <TextInput
                  key={part}
                  size="xs"
                  type={types[part]}
                  aria-label={`${t(one, { n: index + 1 })}: ${t(part)}`}
                  placeholder={t(part)}
                  required={part === 'name'}
                  value={person[part] ?? ''}
                  error={complaintAt(error, `${field}.${index}.${part}`)}
                  onChange={(event) => put(index, { [part]: event.currentTarget.value })}
                />
              ))}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="inherit"
              aria-label={t('removeOne', { name: person.name || String(index + 1) })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, blank])}
          >
            {t(add)}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
