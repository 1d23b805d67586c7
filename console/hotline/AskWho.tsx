import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type CallerSearch, searchFor } from './caller.ts';
import { useHotlineWords } from './words.ts';

interface Props {
  by: string;
  /** What stays, whoever is looked up. */
  keep: CallerSearch;
}

/** The one input: a number, a customer ID, an e-mail address or a name. */
export function AskWho({ by, keep }: Props) {
  const t = useHotlineWords();
  const navigate = useNavigate();
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('who');
        const search = searchFor(typeof typed === 'string' ? typed : '');
        void navigate({ to: '/hotline', search: { ...keep, ...search } });
      }}
    >
      <TextInput
        name="who"
        type="search"
        label={t('who')}
        description={t('whoHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        autoComplete="off"
        // Until somebody is found, whose case then comes first.
        autoFocus
        maxLength={200}
        defaultValue={by}
        maw={560}
      />
    </form>
  );
}
