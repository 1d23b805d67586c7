import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RmaActionName } from '../../domain/rma/state.ts';
import { api, bodyOf } from '../api/client.ts';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useTitle } from '../kit/title.ts';
import { useKitWords } from '../kit/words.ts';
import { dueClocks } from './due.ts';
import { possibleOnRma } from '../../domain/rma/possible.ts';
import { isRefusing } from './forms.ts';
import type { Rma } from './queries.ts';
import { RmaFacts } from './RmaFacts.tsx';
import { RmaForm } from './RmaForm.tsx';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/rmas/$number');

export default function RmaPage() {
  const { number } = route.useParams();
  const { me } = route.useRouteContext();
  const kit = useKitWords();
  const { data: rma, error } = useQuery({
    queryKey: ['rmas', number, 'rma'],
    queryFn: () => bodyOf(api.GET('/api/v1/rmas/{number}', { params: { path: { number } } })),
    refetchInterval: 15_000,
  });
  if (!rma) return error ? <Refused error={error} /> : <p className="centre quiet">{kit('loading')}</p>;
  return <Whole key={number} rma={rma} actions={possibleOnRma(rma, me.roles)} />;
}

function Whole({ rma, actions }: { rma: Rma; actions: RmaActionName[] }) {
  const t = useRmaWords();
  const labels = useLabels();
  const [doing, setDoing] = useState<RmaActionName>();
  const { number, kind, state, partNumber, customer } = rma;
  useTitle(`${number} ${partNumber}`);
  const clocks = dueClocks(rma).filter((clock) => clock.state !== 'cancelled');
  return (
    <article className="case">
      <header>
        <Link from="/rmas/$number" to="/rmas" search={(before) => before} className="back quiet">
          <IconArrowLeft size={16} aria-hidden />
          {t('back')}
        </Link>
        <Group gap={8} mb={4}>
          <Text span size="sm" c="dimmed" className="tabular">
            {number}
          </Text>
          <Badge variant="light" color="gray" radius="sm" tt="none">
            {labels.rmaKinds[kind]}
          </Badge>
          <Badge variant="light" color="indigo" radius="sm" tt="none">
            {labels.rmaStates[state]}
          </Badge>
        </Group>
        <Title order={2} size="h4">
          <bdi>{partNumber}</bdi>
          {' · '}
          <bdi>{customer.name}</bdi>
        </Title>
        {clocks.length > 0 && (
          <Group gap={6} mt="xs" role="list" aria-label={t('clocks')}>
            {clocks.map((clock, index) => (
              <span role="listitem" key={`${clock.name}-${index}`}>
                <ClockBadge clock={clock} name={labels.rmaTasks[clock.name]} />
              </span>
            ))}
          </Group>
        )}
        {actions.length > 0 && (
          <Group gap={6} mt="xs" role="group" aria-label={t('actions')}>
            {[...actions]
              .sort((a, b) => Number(isRefusing(a)) - Number(isRefusing(b)))
              .map((action, index) => (
                <Button
                  key={action}
                  size="compact-sm"
                  {...(isRefusing(action)
                    ? { variant: 'outline', color: 'red' }
                    : { variant: index === 0 ? 'filled' : 'default' })}
                  onClick={() => setDoing(action)}
                >
                  {t(action)}
                </Button>
              ))}
          </Group>
        )}
      </header>
      <div className="story">
        <Timeline staff of="rmas" number={number} revision={rma.revision} />
      </div>
      <RmaFacts rma={rma} />
      {doing && <RmaForm rma={rma} action={doing} onClose={() => setDoing(undefined)} />}
    </article>
  );
}
