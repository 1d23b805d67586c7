import { Alert, Button, SegmentedControl, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, bodyOf } from '../../api/client.ts';
import type { Message } from '../../api/queries.ts';
import { More } from '../../kit/More.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { SendAgain } from '../../kit/SendAgain.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { useOutboxWords } from './words.ts';

const route = getRouteApi('/staff/administration/outbox');
export const stuck = ['failed', 'held'] as const;
export type Stuck = (typeof stuck)[number];

/** The messages that did not go out, newest first: each can be sent again, or all that are looked at. */
export default function OutboxPage() {
  const places = useAdministrationWords();
  const t = useOutboxWords();
  const kit = useKitWords();
  const navigate = route.useNavigate();
  const { state = 'failed' } = route.useSearch();
  const pages = useInfiniteQuery({
    queryKey: ['outbox', 'messages', state],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/notifications', {
          params: { query: { state, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
  const rows = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <>
      <Heading title={places('outbox')}>
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={state}
          onChange={(chosen) => void navigate({ search: chosen === 'held' ? { state: 'held' } : {} })}
          data={stuck.map((each) => ({ value: each, label: kit(each) }))}
        />
      </Heading>
      <p className="quiet">{t(state === 'held' ? 'whyHeld' : 'whyFailed')}</p>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rows.length && <p role="status">{t('none')}</p>}
      {rows.length > 0 && (
        <>
          <SendAll state={state} />
          <Rows rows={rows} />
        </>
      )}
      <More pages={pages} />
    </>
  );
}

function SendAll({ state }: { state: Stuck }) {
  const t = useOutboxWords();
  const queries = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/notifications/send', { body: { filter: { state } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outbox'] }),
  });
  return (
    <>
      <Button size="xs" variant="default" my="xs" loading={isPending} onClick={() => mutate()}>
        {t(state === 'held' ? 'allHeld' : 'allFailed')}
      </Button>
      <Refused error={error} />
      {data && (
        <Alert role="status" variant="light" color={data.refused.length ? 'orange' : 'green'}>
          {t('done', { count: data.done })}
          {[...new Set(data.refused.map(({ problem }) => problem))].map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
    </>
  );
}

function Rows({ rows }: { rows: Message[] }) {
  const t = useOutboxWords();
  const kit = useKitWords();
  const moment = useMoments();
  return (
    <Table verticalSpacing={8} aria-label={t('messages')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('message')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('to')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('why')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <bdi>{row.subject ?? row.text.split('\n')[0]}</bdi>
              <Text size="xs" c="dimmed">
                <About number={row.number} /> · {kit(row.channel)} · {moment(row.createdAt)}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <bdi>{row.recipient.name}</bdi>
              <Text size="xs" c="dimmed">
                <bdi>{row.address}</bdi>
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <bdi>{row.lastError}</bdi>
            </Table.Td>
            <Table.Td className="end">
              <SendAgain message={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Leads to the case or the RMA that a message is of; a call has no page of its own. */
function About({ number }: { number: string }) {
  const link = { params: { number }, className: 'link tabular', children: number };
  if (number.startsWith('C')) return <Link to="/cases/$number" {...link} />;
  if (number.startsWith('R')) return <Link to="/rmas/$number" {...link} />;
  return <span className="tabular">{number}</span>;
}
