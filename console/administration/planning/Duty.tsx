import { Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rotaRoles } from '../../../domain/rota.ts';
import { api, bodyOf } from '../../api/client.ts';
import { useLabels } from '../../kit/labels.ts';
import { isoOf, localTime } from '../../kit/localTime.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useRotaWords } from './rotaWords.ts';

/** Who is on duty at a moment, by the rota as it is stored. */
export function Duty({ revision }: { revision: number }) {
  const t = useRotaWords();
  const labels = useLabels();
  const [moment, setMoment] = useState(() => localTime(new Date()));
  const at = isoOf(moment);
  const { data, error } = useQuery({
    queryKey: ['rota', 'duty', revision, at],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/rota/duty', { params: { query: at === undefined ? {} : { at } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t('duty')}>
      <Title order={2} size="h4">
        {t('duty')}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('asStored')}
      </Text>
      <TextInput
        size="xs"
        w={210}
        type="datetime-local"
        aria-label={t('at')}
        value={moment}
        onChange={(event) => setMoment(event.currentTarget.value)}
      />
      <Refused error={error} />
      {data &&
        rotaRoles.map((role) => (
          <div key={role}>
            <Title order={3} size="h5" mt="md">
              {labels.roles[role]}
            </Title>
            <ul className="steps">
              {data[role].map(({ id, name }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                </li>
              ))}
              {!data[role].length && <li className="quiet">{t('nobody')}</li>}
            </ul>
          </div>
        ))}
    </section>
  );
}
