import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Answered } from './Answered.tsx';
import { suggestionsQuery } from './queries.ts';
import { usePortalWords } from './words.ts';

/** How long somebody has stopped typing when the FAQ is asked, in milliseconds. */
const pause = 400;

/** What the FAQ says about what is being written, while it is written. */
export function Suggestions({ about }: { about: string }) {
  const t = usePortalWords();
  const [words] = useDebouncedValue(about.trim().slice(0, 200), pause);
  const { data } = useQuery(suggestionsQuery(words));
  const entries = words ? (data?.data ?? []) : [];
  return (
    <section aria-live="polite" aria-label={t('maybe')} hidden={!entries.length}>
      <Text size="sm" fw={600} mb={4}>
        {t('maybe')}
      </Text>
      {entries.map((entry) => (
        <Answered key={entry.id} entry={entry} />
      ))}
    </section>
  );
}
