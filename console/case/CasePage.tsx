import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Case, caseQuery, meQuery } from '../api/queries.ts';
import { ForecastSection } from '../forecast/ForecastSection.tsx';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useKitWords } from '../kit/words.ts';
import { ActionForm } from './ActionForm.tsx';
import { Composer } from './Composer.tsx';
import { Context } from './Context.tsx';
import { dueClocks } from './due.ts';
import type { CaseAction } from './forms.ts';
import { OthersLine, OthersMark } from './Others.tsx';
import { possibleActions } from './possible.ts';
import { usePresence } from './presence.ts';
import { actionWord, useCaseWords } from './words.ts';

const route = getRouteApi('/staff/cases/$number');

/** How often an open case is looked at, in milliseconds, should no event tell of a change. */
const lookEvery = 15_000;

export default function CasePage() {
  const { number } = route.useParams();
  const kit = useKitWords();
  const { data: me } = useQuery(meQuery);
  const { data: item, error } = useQuery({ ...caseQuery(number), refetchInterval: lookEvery });
  if (!item || !me)
    return error ? <Refused error={error} /> : <p className="centre quiet">{kit('loading')}</p>;
  return <Whole key={number} item={item} actions={possibleActions(item, me)} />;
}

function Whole({ item, actions }: { item: Case; actions: CaseAction[] }) {
  const t = useCaseWords();
  const labels = useLabels();
  const [doing, setDoing] = useState<CaseAction>();
  const { number, priority, title, stage, hold } = item;
  const { others, writing } = usePresence(number);
  return (
    <article className="case" {...writing}>
      <header>
        <Link from="/cases/$number" to="/cases" search={(before) => before} className="back quiet">
          <IconArrowLeft size={16} aria-hidden />
          {t('back')}
        </Link>
        <Group gap={8} mb={4}>
          <Text span size="sm" c="dimmed" className="tabular">
            {number}
          </Text>
          <Badge variant="light" color={priority === 'P1' ? 'red' : 'gray'} radius="sm" tt="none">
            {labels.priorities[priority]}
          </Badge>
          <Badge variant="light" color="indigo" radius="sm" tt="none">
            {labels.stages[stage]}
          </Badge>
          {hold && (
            <Badge variant="light" color="blue" radius="sm" tt="none">
              {`${t('onHold')}: ${labels.holdReasons[hold.reason]}`}
            </Badge>
          )}
          <OthersMark others={others} />
        </Group>
        <Title order={2} size="h4">
          <bdi>{title}</bdi>
        </Title>
        <Group gap={6} my="xs" role="list" aria-label={t('clocks')}>
          {dueClocks(item)
            .filter(({ state }) => state !== 'cancelled')
            .map((clock, index) => (
              <span role="listitem" key={`${clock.name}-${index}`}>
                <ClockBadge clock={clock} name={labels.clocks[clock.name]} />
              </span>
            ))}
        </Group>
        <Group gap={6} role="group" aria-label={t('actions')}>
          {actions.map((action, index) => (
            <Button
              key={action}
              size="compact-sm"
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => setDoing(action)}
            >
              {t(actionWord(action))}
            </Button>
          ))}
        </Group>
      </header>
      <div className="story">
        <ForecastSection number={number} revision={item.revision} />
        <Timeline staff number={number} revision={item.revision} />
        <OthersLine others={others} />
        {stage !== 'ended' && <Composer number={number} />}
      </div>
      <Context item={item} />
      {doing && <ActionForm item={item} action={doing} onClose={() => setDoing(undefined)} />}
    </article>
  );
}
