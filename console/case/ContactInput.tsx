import { Autocomplete, SimpleGrid, TextInput } from '@mantine/core';
import type { Person } from '../customer/queries.ts';
import { complaintAt } from '../kit/complaints.ts';
import type { Given } from './opening.ts';
import { useCaseWords } from './words.ts';

type Contact = Pick<Given, 'name' | 'email' | 'phone'>;
interface Props {
  people: readonly Person[];
  value: Contact;
  error: unknown;
  onChange: (change: Partial<Contact>) => void;
}

/** Who reports, and how to reach them: a name that is known brings the rest. */
export function ContactInput({ people, value, error, onChange }: Props) {
  const t = useCaseWords();
  return (
    <>
      <Autocomplete
        label={t('contactName')}
        required
        withAsterisk={false}
        data={people.map(({ name }) => name)}
        error={complaintAt(error, 'contact.name')}
        value={value.name}
        onChange={(name) => onChange({ name })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        {(['phone', 'email'] as const).map((part) => (
          <TextInput
            key={part}
            label={t(part === 'phone' ? 'contactPhone' : 'contactEmail')}
            type={part === 'phone' ? 'tel' : 'email'}
            error={complaintAt(error, `contact.${part}`)}
            value={value[part]}
            onChange={(event) => onChange({ [part]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </>
  );
}
