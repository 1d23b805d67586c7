import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { labelOf } from '../../domain/words/words.ts';
import { api, bodyOf } from '../api/client.ts';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { useClock } from '../kit/time.ts';
import { type Parameter, parameters, type Sort } from './search.ts';
import { useWorkspaceWords, wordOf } from './words.ts';

interface Props {
  name: Parameter;
  value: string;
  onRemove: () => void;
}

/** One thing by which the list is narrowed, in words, to be taken away. */
export function Chip({ name, value, onRemove }: Props) {
  const t = useWorkspaceWords();
  const meaning = useMeaning(name, value);
  return (
    <Button
      size="compact-xs"
      variant="light"
      color="indigo"
      className="chip"
      aria-label={t('remove', { what: meaning })}
      rightSection={<IconX size={12} aria-hidden />}
      onClick={onRemove}
    >
      <bdi>{meaning}</bdi>
    </Button>
  );
}

/** `Priority: P1, P2`: what a parameter says, in the reader's words. */
function useMeaning(name: Parameter, value: string): string {
  const t = useWorkspaceWords();
  const tables = { ...useLabels(), ...useFigureWords() };
  const clock = useClock();
  const { kind, labels: table } = parameters[name];
  const { data: found } = useQuery({
    queryKey: ['name', kind, value],
    queryFn: () => nameOf(kind, value),
    enabled: (kind === 'person' && value !== 'me') || kind === 'customer',
    staleTime: 60_000,
    retry: false,
  });
  const said = () => {
    if (name === 'queue') return t(wordOf.queue(value));
    if (name === 'sort') return t(wordOf.order(value as Sort));
    if (table)
      return value
        .split(',')
        .map((each) => labelOf(tables[table], each))
        .join(', ');
    if (kind === 'person' && value === 'me') return t('me');
    if (kind === 'from' || kind === 'to')
      // A day ends at the midnight that begins the next one.
      return clock(Date.parse(value) - (kind === 'to' ? 1 : 0), { dateStyle: 'medium' });
    if (kind === 'at') return clock(value, { dateStyle: 'medium', timeStyle: 'short' });
    if (kind === 'flag') return value === 'true' ? t('yes') : t('no');
    return found ?? value;
  };
  return `${t(wordOf.parameter(name))}: ${said()}`;
}

async function nameOf(kind: string, id: string): Promise<string> {
  const params = { path: { id } };
  if (kind === 'person') return (await bodyOf(api.GET('/api/v1/users/{id}', { params }))).name;
  const { name } = await bodyOf(api.GET('/api/v1/customers/{id}', { params }));
  return name ?? id;
}
