import './rma.css';
import { Badge, Button, Group, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { mayEdit } from '../../domain/administration.ts';
import { api, bodyOf } from '../api/client.ts';
import { More } from '../kit/More.tsx';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { depotsQuery, type StockLine } from './queries.ts';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/stock');

/** What every depot has of every part. */
export default function StockPage() {
  const t = useRmaWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const { q, low } = route.useSearch();
  const { me } = route.useRouteContext();
  const [adjusting, setAdjusting] = useState<string>();
  const { data: depots = [] } = useQuery(depotsQuery);
  const pages = useInfiniteQuery({
    queryKey: ['stock', 'list', q, low],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/stock', {
          params: {
            query: {
              limit: 50,
              ...(q && { q }),
              ...(low && { low: 'true' }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
  const lines = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  const keeps = mayEdit(me.roles, 'parts');
  return (
    <div className="wide">
      <Group justify="space-between" mb="md">
        <PageTitle>{t('stock')}</PageTitle>
        {keeps && (
          <Link to="/stock/ledger" className="link">
            {t('ledgerTitle')}
          </Link>
        )}
      </Group>
      <Group mb="sm">
        <TextInput
          key={q}
          aria-label={t('searchParts')}
          placeholder={t('searchHint')}
          type="search"
          flex="1 1 220px"
          maw={360}
          leftSection={<IconSearch size={14} aria-hidden />}
          defaultValue={q}
          onKeyDown={({ key, currentTarget: { value } }) => {
            if (key === 'Enter')
              void navigate({
                to: '/stock',
                search: { ...(value.trim() && { q: value.trim() }), ...(low && { low }) },
              });
          }}
        />
        <Switch
          label={t('onlyLow')}
          checked={low ?? false}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({ to: '/stock', search: { ...(q && { q }), ...(checked && { low: true }) } })
          }
        />
      </Group>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !lines.length && <p className="quiet">{low ? t('noneLow') : t('noParts')}</p>}
      {lines.length > 0 && (
        <table className="records">
          <thead>
            <tr>
              <th scope="col">{t('partColumn')}</th>
              {depots.map(({ id, name }) => (
                <th scope="col" key={id}>
                  {name}
                </th>
              ))}
              <th scope="col">{t('backorders')}</th>
              {keeps && (
                <th scope="col" className="end">
                  {t('actions')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.partNumber}>
                <td>
                  <div>
                    <bdi className="tabular">{line.partNumber}</bdi>
                    <div className="quiet">
                      <bdi>{line.name}</bdi>
                    </div>
                  </div>
                </td>
                {depots.map(({ id, name }) => (
                  <td key={id} data-label={name}>
                    <Held line={line} depotId={id} />
                  </td>
                ))}
                <td data-label={t('backorders')} className="tabular">
                  {line.backorders}
                </td>
                {keeps && (
                  <td className="end">
                    <Group gap="xs" wrap="nowrap" justify="flex-end">
                      <Link to="/stock/ledger" search={{ part: line.partNumber }} className="link">
                        {t('ledger')}
                      </Link>
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => setAdjusting(line.partNumber)}
                      >
                        {t('adjust')}
                      </Button>
                    </Group>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More pages={pages} />
      {adjusting !== undefined && (
        <AdjustForm partNumber={adjusting} depots={depots} onClose={() => setAdjusting(undefined)} />
      )}
    </div>
  );
}

function Held({ line, depotId }: { line: StockLine; depotId: string }) {
  const t = useRmaWords();
  const shelf = line.depots.find((each) => each.depotId === depotId);
  if (!shelf) return <span className="quiet">{t('none')}</span>;
  const { available, onHand, low } = shelf;
  return (
    <Group gap={6}>
      <span className="tabular">{t('held', { available, onHand })}</span>
      {low && (
        <Badge
          color="orange"
          variant="light"
          radius="sm"
          tt="none"
          fw={500}
          title={t('lowLevel', { level: line.lowLevel })}
          leftSection={<IconAlertTriangle size={13} aria-hidden />}
        >
          {t('low')}
        </Badge>
      )}
    </Group>
  );
}
