import { Button, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { useLabels } from '../../kit/labels.ts';
import { More } from '../../kit/More.tsx';
import { Numbered } from '../../kit/Numbered.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { RestartForm } from './RestartForm.tsx';
import { useEngineWords } from './words.ts';

type Stuck = components['schemas']['Stuck'];

/** What keeps no promise now and why, the longest first; each can be begun anew. */
export default function EnginePage() {
  const places = useAdministrationWords();
  const t = useEngineWords();
  const kit = useKitWords();
  const [restarting, setRestarting] = useState<string>();
  const pages = useInfiniteQuery({
    queryKey: ['engine', 'stuck'],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/engine/stuck', {
          params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
  const rows = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <>
      <Heading title={places('engine')} />
      <p className="quiet">{t('what')}</p>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rows.length && <p role="status">{t('none')}</p>}
      {rows.length > 0 && <Rows rows={rows} onRestart={setRestarting} />}
      <More pages={pages} />
      {restarting !== undefined && (
        <RestartForm number={restarting} onClose={() => setRestarting(undefined)} />
      )}
    </>
  );
}

function Rows({ rows, onRestart }: { rows: Stuck[]; onRestart: (number: string) => void }) {
  const t = useEngineWords();
  const labels = useLabels();
  const moment = useMoments();
  return (
    <Table verticalSpacing={8} aria-label={t('list')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('process')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('why')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('since')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ id, about, reason, since }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Numbered number={id} />
              <Text size="xs" c="dimmed">
                <bdi>{about}</bdi>
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">{labels.stuckReasons[reason]}</Table.Td>
            <Table.Td visibleFrom="sm">{moment(since)}</Table.Td>
            <Table.Td className="end">
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('restartOf', { number: id })}
                onClick={() => onRestart(id)}
              >
                {t('restart')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
