import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { ClockBadge, nextClock } from '../kit/ClockBadge.tsx';
import { useLabels } from '../kit/labels.ts';
import { More } from '../kit/More.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { dueClocks } from './due.ts';
import type { Rma } from './queries.ts';
import type { DeskSearch, RmaQuery } from './search.ts';
import { useRmaWords } from './words.ts';

interface Props {
  query: RmaQuery;
  search: DeskSearch;
  chosen: string | undefined;
}

/** The RMAs of a queue, what is due next first, or those that a report counted. */
export function RmaList({ query, search, chosen }: Props) {
  const t = useRmaWords();
  const kit = useKitWords();
  const pages = useInfiniteQuery({
    queryKey: ['rmas', 'list', query],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/rmas', {
          params: { query: { ...query, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 15_000,
  });
  const rmas = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <div style={{ flex: 1, overflow: 'auto', minHeight: 0 }}>
      <Refused error={pages.error} />
      {pages.isPending && <p className="centre quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rmas.length && <p className="centre quiet">{t('empty')}</p>}
      <ul aria-label={t('list')} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {rmas.map((rma) => (
          <li key={rma.number}>
            <Row rma={rma} search={search} chosen={rma.number === chosen} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Row({ rma, search, chosen }: { rma: Rma; search: DeskSearch; chosen: boolean }) {
  const labels = useLabels();
  const { number, kind, state, customer, partNumber, depotId } = rma;
  const clock = nextClock(dueClocks(rma));
  return (
    <Link
      to="/rmas/$number"
      params={{ number }}
      search={search}
      className="row"
      aria-current={chosen ? 'true' : undefined}
      activeProps={{}}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text span size="xs" className="tabular">
          {number}
        </Text>
        {clock && <ClockBadge clock={clock} />}
      </Group>
      <div className="title">
        <bdi>{partNumber}</bdi>
        {' · '}
        <bdi>{customer.name}</bdi>
      </div>
      <Text span size="xs" truncate display="block">
        {[labels.rmaKinds[kind], labels.rmaStates[state], depotId].filter(Boolean).join(' · ')}
      </Text>
    </Link>
  );
}
