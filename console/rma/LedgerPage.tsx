import './rma.css';
import { Group, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import { api, bodyOf } from '../api/client.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { useLabels } from '../kit/labels.ts';
import { More } from '../kit/More.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useMoments } from '../kit/time.ts';
import { useKitWords } from '../kit/words.ts';
import { depotsQuery, type Movement } from './queries.ts';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/stock/ledger');

/** Every movement of stock, newest first: what, where, who, why, and what was there then. */
export default function LedgerPage() {
  const t = useRmaWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { me } = route.useRouteContext();
  const keeps = mayEdit(me.roles, 'parts');
  const { data: depots = [] } = useQuery(depotsQuery);
  const pages = useInfiniteQuery({
    queryKey: ['stock', 'ledger', search],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/stock/ledger', {
          params: { query: { ...search, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    enabled: keeps,
  });
  const movements = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  const filter = (change: Record<string, string | undefined>) =>
    void navigate({
      to: '/stock/ledger',
      search: Object.fromEntries(
        Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== ''),
      ),
    });
  return (
    <div className="wide">
      <Group justify="space-between" mb="md">
        <PageTitle>{t('ledgerTitle')}</PageTitle>
        <Link to="/stock" className="link">
          {t('stock')}
        </Link>
      </Group>
      {!keeps && <p className="quiet">{t('notYours')}</p>}
      <Group mb="sm">
        {(['part', 'rma'] as const).map((name) => (
          <TextInput
            key={`${name} ${search[name] ?? ''}`}
            aria-label={name === 'part' ? t('partColumn') : t('title')}
            placeholder={name === 'part' ? t('allParts') : t('title')}
            type="search"
            flex="1 1 160px"
            maw={240}
            defaultValue={search[name]}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') filter({ [name]: currentTarget.value.trim() });
            }}
          />
        ))}
        <Select
          aria-label={t('depot')}
          flex="1 1 160px"
          maw={240}
          allowDeselect={false}
          data={[
            { value: '', label: t('allDepots') },
            ...depots.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={search.depot ?? ''}
          onChange={(depot) => filter({ depot: depot ?? '' })}
        />
      </Group>
      <Refused error={pages.error} />
      {keeps && pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !movements.length && <p className="quiet">{t('noMovements')}</p>}
      {movements.length > 0 && (
        <table className="records">
          <thead>
            <tr>
              {(['at', 'kind', 'partColumn', 'depot', 'quantity', 'balance', 'by', 'why'] as const).map(
                (name) => (
                  <th scope="col" key={name}>
                    {t(name)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {movements.map((movement) => (
              <Line
                key={movement.id}
                movement={movement}
                depot={depots.find(({ id }) => id === movement.depotId)?.name ?? movement.depotId}
              />
            ))}
          </tbody>
        </table>
      )}
      <More pages={pages} />
    </div>
  );
}

function Line({ movement, depot }: { movement: Movement; depot: string }) {
  const t = useRmaWords();
  const labels = useLabels();
  const moment = useMoments();
  const { at, kind, partNumber, quantity, balance, by, reason, rma } = movement;
  // What Caseline notes itself of a reservation or a shipment says no more than the RMA does.
  const written = rma === null || (kind !== 'reservation' && kind !== 'shipment');
  return (
    <tr>
      <td data-label={t('at')} className="tabular">
        <time dateTime={at}>{moment(at)}</time>
      </td>
      <td data-label={t('kind')}>{labels.movementKinds[kind]}</td>
      <td data-label={t('partColumn')}>
        <bdi>{partNumber}</bdi>
      </td>
      <td data-label={t('depot')}>
        <bdi>{depot}</bdi>
      </td>
      <td data-label={t('quantity')} className="tabular">
        {quantity}
      </td>
      <td data-label={t('balance')} className="tabular">
        {t('balanceText', balance)}
      </td>
      <td data-label={t('by')}>
        <bdi>{by === 'system' ? t('system') : by.name}</bdi>
      </td>
      <td data-label={t('why')}>
        <div>
          {written && <bdi>{reason}</bdi>}
          {rma && (
            <div>
              <Link to="/rmas/$number" params={{ number: rma }} className="link tabular">
                {rma}
              </Link>
            </div>
          )}
        </div>
      </td>
    </tr>
  );
}
