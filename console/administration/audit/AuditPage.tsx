import { Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { More } from '../../kit/More.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { Filter } from './Filter.tsx';
import { Outcome } from './Outcome.tsx';
import { useDeed } from './deed.ts';
import { useEverybody } from './everybody.ts';
import { useAuditWords } from './words.ts';

const route = getRouteApi('/staff/administration/audit');
type Audited = components['schemas']['AuditRecord'];

/** Who did what, and who was refused, newest first; whatever it is narrowed by is in the address. */
export default function AuditPage() {
  const places = useAdministrationWords();
  const t = useAuditWords();
  const kit = useKitWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/audit', {
          params: { query: { limit: 50, ...search, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
  });
  const rows = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <>
      <Heading title={places('audit')} />
      <Filter
        search={search}
        error={pages.error}
        onChange={(change) => void navigate({ search: { ...search, ...change } })}
      />
      <Refused error={pages.error} fields={['from', 'to', 'user', 'subject']} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rows.length && <p role="status">{t('none')}</p>}
      {rows.length > 0 && <Rows rows={rows} />}
      <More pages={pages} />
    </>
  );
}

function Rows({ rows }: { rows: Audited[] }) {
  const t = useAuditWords();
  const moment = useMoments();
  const nameOf = useEverybody();
  const deedOf = useDeed();
  return (
    <Table verticalSpacing={6} mt="md" aria-label={t('records')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('who')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('subject')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('outcome')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.requestId} ${row.at}`}>
            <Table.Td>
              <span title={`${row.method} ${row.route}`}>{deedOf(row)}</span>
              <Text size="xs" c="dimmed">
                {moment(row.at)}
                <Text span hiddenFrom="sm" size="xs">
                  {' · '}
                  <About subject={row.subject} />
                </Text>
              </Text>
            </Table.Td>
            <Table.Td>
              {row.userId === null ? <bdi>{row.name ?? t('nobody')}</bdi> : <bdi>{nameOf(row.userId)}</bdi>}
              <Text size="xs" c="dimmed">
                <bdi>{row.address}</bdi>
              </Text>
              <Text span hiddenFrom="sm">
                <Outcome status={row.status} />
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <About subject={row.subject} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Outcome status={row.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Leads to the case or the RMA that it was about; a person is called by their name. */
function About({ subject }: { subject: string | null }) {
  const nameOf = useEverybody();
  if (subject === null) return null;
  const link = { params: { number: subject }, className: 'link tabular', children: subject };
  if (/^C\d{8}-/.test(subject)) return <Link to="/cases/$number" {...link} />;
  if (/^R\d{8}-/.test(subject)) return <Link to="/rmas/$number" {...link} />;
  return <bdi>{nameOf(subject)}</bdi>;
}
