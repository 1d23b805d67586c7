import { Badge, Group, Text } from '@mantine/core';
import { IconMessageReply } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Flag } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import type { Case } from '../api/queries.ts';
import { dueClocks } from '../case/due.ts';
import { useCommands } from '../keyboard/commands.ts';
import { ClockBadge, nextClock } from '../kit/ClockBadge.tsx';
import { More } from '../kit/More.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useLabels } from '../kit/labels.ts';
import { useKitWords } from '../kit/words.ts';
import { listKey } from './looked.ts';
import { queryOf, type WorkspaceSearch } from './search.ts';
import { useWorkspaceWords } from './words.ts';

const unreached = ['unreachable', 'undelivered', 'to_call'] as const satisfies readonly Flag[];

/** The cases that are looked at; only what is in view is drawn. */
export function CaseList({ search, chosen }: { search: WorkspaceSearch; chosen?: string }) {
  const t = useWorkspaceWords();
  const kit = useKitWords();
  const pages = useInfiniteQuery({
    queryKey: listKey(search),
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/cases', {
          params: { query: { limit: 50, ...queryOf(search), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 15_000,
  });
  const cases = (pages.data?.pages ?? []).flatMap(({ data }) => data as Case[]);
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is used here
  const rows = useVirtualizer({
    count: cases.length,
    getScrollElement: () => box.current,
    estimateSize: () => 96,
    overscan: 8,
    getItemKey: (index) => cases[index]?.number ?? index,
  });
  /** Moves the focus up or down from where it is, else from the case that is shown. */
  const move = (by: 1 | -1) => {
    if (!cases.length) return;
    const row = document.activeElement?.closest<HTMLElement>('.list [data-index]');
    const from = row ? Number(row.dataset['index']) : cases.findIndex(({ number }) => number === chosen);
    const to = Math.min(Math.max(from + by, 0), cases.length - 1);
    rows.scrollToIndex(to);
    if (to > cases.length - 10 && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    const link = () => box.current?.querySelector<HTMLElement>(`[data-index="${to}"] a`);
    // At once where it is drawn: who types faster than the page is painted means the case that comes next.
    const drawn = link();
    if (drawn) drawn.focus();
    else requestAnimationFrame(() => link()?.focus());
  };
  useCommands([
    { shortcut: 'next', run: () => move(1) },
    { shortcut: 'previous', run: () => move(-1) },
  ]);
  return (
    <div ref={box} style={{ flex: 1, overflow: 'auto', minHeight: 0 }}>
      <Refused error={pages.error} />
      {pages.isPending && <p className="centre quiet">{kit('loading')}</p>}
      {pages.isSuccess && !cases.length && <p className="centre quiet">{t('empty')}</p>}
      <ul
        aria-label={t('list')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          move(event.key === 'ArrowDown' ? 1 : -1);
        }}
        style={{
          height: rows.getTotalSize(),
          position: 'relative',
          margin: 0,
          padding: 0,
          listStyle: 'none',
        }}
      >
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const item = cases[index];
          return (
            item && (
              <li
                key={key}
                data-index={index}
                ref={rows.measureElement}
                style={{ position: 'absolute', top: 0, insetInline: 0, transform: `translateY(${start}px)` }}
              >
                <Row item={item} search={search} chosen={item.number === chosen} />
              </li>
            )
          );
        })}
      </ul>
      <More pages={pages} />
    </div>
  );
}

/** That the customer hears nothing, in a word: nobody else would notice. */
function Unreached({ tags }: Pick<Case, 'tags'>) {
  const { flags } = useLabels();
  const [flag] = unreached.filter((each) => tags.includes(each));
  return (
    flag && (
      <Badge variant="light" color="orange" radius="sm" tt="none" fw={500}>
        {flags[flag]}
      </Badge>
    )
  );
}

function Row({ item, search, chosen }: { item: Case; search: WorkspaceSearch; chosen: boolean }) {
  const t = useWorkspaceWords();
  const clock = nextClock(dueClocks(item));
  return (
    <Link
      to="/cases/$number"
      params={{ number: item.number }}
      search={search}
      className="row"
      aria-current={chosen ? 'true' : undefined}
      activeProps={{}}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text span size="xs" className="tabular">
          {`${item.priority} · ${item.number}`}
        </Text>
        {clock && <ClockBadge clock={clock} />}
      </Group>
      <bdi className="title">{item.title}</bdi>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text span size="xs" truncate display="block">
          <bdi>{item.customer.name}</bdi>
          {' · '}
          <bdi>{item.assignee?.name ?? t('nobody')}</bdi>
        </Text>
        <Unreached tags={item.tags} />
        {item.customerSaidAt && (
          <Badge
            variant="light"
            color="teal"
            radius="sm"
            tt="none"
            fw={500}
            leftSection={<IconMessageReply size={13} aria-hidden />}
            aria-label={t('customerAnswered')}
            title={t('customerAnswered')}
            role="img"
          >
            {t('answeredShort')}
          </Badge>
        )}
      </Group>
    </Link>
  );
}
