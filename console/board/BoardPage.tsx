import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import type { Case } from '../api/queries.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { countOf, type Handing, shows } from './board.ts';
import { Card } from './Card.tsx';
import { Column } from './Column.tsx';
import { ForecastDialog } from './ForecastDialog.tsx';
import { Reassign } from './Reassign.tsx';
import { Team } from './Team.tsx';
import { useBoardWords } from './words.ts';
import './board.css';

const route = getRouteApi('/staff/board');

/** The wall of live cases for supervisors: by stage and time left, and who holds them. */
export default function BoardPage() {
  const t = useBoardWords();
  const kit = useKitWords();
  const { me } = route.useRouteContext();
  const { show = 'open' } = route.useSearch();
  const [dragged, setDragged] = useState<Case>();
  const [handing, setHanding] = useState<Handing>();
  const [foreseen, setForeseen] = useState<Case>();
  const { data, error } = useQuery({
    // Among the queues: what changes a case changes their counts.
    queryKey: ['queues', 'workload'],
    queryFn: () => bodyOf(api.GET('/api/v1/workload')),
    refetchInterval: 5_000,
  });
  if (!data) return error ? <Refused error={error} /> : <p className="centre quiet">{kit('loading')}</p>;
  return (
    <div className="board">
      <header>
        <PageTitle size="h4">{t('title')}</PageTitle>
        <nav aria-label={t('shown')}>
          {shows.map((name) => (
            <Link
              key={name}
              to="/board"
              search={name === 'open' ? {} : { show: name }}
              className="queue"
              aria-current={name === show ? 'page' : undefined}
              activeProps={{}}
            >
              {t(name)}{' '}
              <Text span size="sm" className="tabular">
                {data.stages.reduce((sum, standing) => sum + countOf(standing, name), 0)}
              </Text>
            </Link>
          ))}
        </nav>
      </header>
      <Team
        people={data.people}
        dragged={dragged}
        onDrop={(to) => {
          if (dragged) setHanding({ item: dragged, to });
          setDragged(undefined);
        }}
      />
      <div className="wall" role="group" aria-label={t('wall')}>
        {data.stages.map((standing) => (
          <Column key={standing.stage} standing={standing} show={show}>
            {(item) => (
              <Card
                key={item.number}
                item={item}
                me={me}
                onDrag={setDragged}
                onReassign={() => setHanding({ item })}
                onForecast={() => setForeseen(item)}
              />
            )}
          </Column>
        ))}
      </div>
      {handing && <Reassign handing={handing} onClose={() => setHanding(undefined)} />}
      {foreseen && <ForecastDialog item={foreseen} onClose={() => setForeseen(undefined)} />}
    </div>
  );
}
