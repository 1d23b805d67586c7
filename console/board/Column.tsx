import { Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, bodyOf } from '../api/client.ts';
import type { Case } from '../api/queries.ts';
import { useLabels } from '../kit/labels.ts';
import { More } from '../kit/More.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { countOf, type Show, type Workload } from './board.ts';
import { useBoardWords } from './words.ts';

interface Props {
  standing: Workload['stages'][number];
  show: Show;
  children: (item: Case) => ReactNode;
}

/** The cases of a stage, broken promises first, then by the time that is left; some at first, more when asked for. */
export function Column({ standing, show, children }: Props) {
  const t = useBoardWords();
  const kit = useKitWords();
  const labels = useLabels();
  const { stage, overdue } = standing;
  const pages = useInfiniteQuery({
    queryKey: ['cases', 'board', stage, show],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/cases', {
          params: {
            query: {
              stage,
              queue: show,
              sort: 'urgency',
              limit: 20,
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const cases = (pages.data?.pages ?? []).flatMap(({ data }) => data as Case[]);
  // What stays without an engineer waits for the supervisors (`queued`).
  const name = stage === 'assigning' ? t('queue') : labels.stages[stage];
  return (
    <section className="column" aria-label={name}>
      <header>
        <Title order={2} size="h6">
          {name} <span className="tabular count">{countOf(standing, show)}</span>
        </Title>
        {overdue > 0 && show === 'open' && <span className="late">{t('overdueOf', { count: overdue })}</span>}
      </header>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !cases.length && <p className="quiet">{t('empty')}</p>}
      <ul>{cases.map(children)}</ul>
      <More pages={pages} size="compact-sm" />
    </section>
  );
}
