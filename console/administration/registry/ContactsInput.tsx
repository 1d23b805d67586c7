import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { complaintAt } from '../../kit/complaints.ts';
import type { Contact } from './fields.ts';
import { useRegistryWords } from './words.ts';

interface Props {
  value: Contact[];
  error: unknown;
  onChange: (contacts: Contact[]) => void;
}

const parts = ['name', 'email', 'phone'] as const;
const types = { name: 'text', email: 'email', phone: 'tel' } as const;

/** The people of a customer, one block each. */
export function ContactsInput({ value, error, onChange }: Props) {
  const t = useRegistryWords();
  const put = (index: number, change: Partial<Contact>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <Fieldset legend={t('contacts')} p="sm">
      <Stack gap="xs">
        {value.map((contact, index) => (
          <Group
            key={index}
            gap="xs"
            align="flex-start"
            wrap="nowrap"
            role="group"
            aria-label={t('contact', { n: index + 1 })}
          >
            <div className="contact">
              {parts.map((part) => (
                <TextInput
                  key={part}
                  size="xs"
                  type={types[part]}
                  aria-label={`${t('contact', { n: index + 1 })}: ${t(part)}`}
                  placeholder={t(part)}
                  required={part === 'name'}
                  value={contact[part] ?? ''}
                  error={complaintAt(error, `contacts.${index}.${part}`)}
                  onChange={(event) => put(index, { [part]: event.currentTarget.value })}
                />
              ))}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="inherit"
              aria-label={t('removeContact', { name: contact.name || String(index + 1) })}
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
            onClick={() => onChange([...value, { name: '', email: null, phone: null }])}
          >
            {t('addContact')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
