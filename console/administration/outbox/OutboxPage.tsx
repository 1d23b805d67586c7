import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, bodyOf } from '../../api/client.ts';
import { More } from '../../kit/More.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { Channels } from '../services/Channels.tsx';
import { useAdministrationWords } from '../words.ts';
import { Narrowing } from './Narrowing.tsx';
import { Rows } from './Rows.tsx';
import { SendAll } from './SendAll.tsx';
import { type OutboxSearch, type Stuck, stuck } from './search.ts';
import { useOutboxWords } from './words.ts';

const route = getRouteApi('/staff/administration/outbox');

/** The messages that did not go out, newest first: each can be sent again, or all that are looked at. */
export default function OutboxPage() {
  const places = useAdministrationWords();
  const t = useOutboxWords();
  const kit = useKitWords();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { channel, of } = search;
  const state: Stuck = search.state ?? 'failed';
  const filter = { state, ...(channel && { channel }), ...(of && { case: of }) };
  const pages = useInfiniteQuery({
    queryKey: ['outbox', 'messages', filter],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/notifications', {
          params: { query: { ...filter, limit: 50, total: 'true', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
  const rows = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  const count = pages.data?.pages[0]?.page.total ?? rows.length;
  const look = (next: OutboxSearch) => void navigate({ search: next });
  return (
    <>
      <Heading title={places('outbox')}>
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={state}
          onChange={(chosen) => {
            const { state: _, ...rest } = search;
            look(chosen === 'held' ? { ...rest, state: 'held' } : rest);
          }}
          data={stuck.map((each) => ({ value: each, label: kit(each) }))}
        />
      </Heading>
      <Channels />
      <p className="quiet">{t(state === 'held' ? 'whyHeld' : 'whyFailed')}</p>
      <Narrowing search={search} error={pages.error} onChange={look} />
      <Refused error={pages.error} fields={['case']} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rows.length && <p role="status">{t((channel ?? of) ? 'noneSuch' : 'none')}</p>}
      {/* What the last sending came to is told although nothing is left to be sent. */}
      <SendAll key={JSON.stringify(filter)} filter={filter} count={count} />
      {rows.length > 0 && <Rows rows={rows} />}
      <More pages={pages} />
    </>
  );
}
