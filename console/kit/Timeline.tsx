import { Badge, Button, Group, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Attachment } from '../../domain/attachments.ts';
import { api, bodyOf } from '../api/client.ts';
import type { Entry } from '../api/queries.ts';
import { useCaseWords } from '../case/words.ts';
import { AttachedFile } from './AttachedFile.tsx';
import { Refused } from './Refused.tsx';
import { useMoments } from './time.ts';
import { useKitWords } from './words.ts';

const said = new Set([
  'note',
  'customer_update',
  'work',
  'responded',
  'resolved',
  'rejected',
  'consented',
  'attached',
]);

interface Props {
  number: string;
  revision: number;
  of?: 'cases' | 'rmas';
}

/** The whole history of a case or an RMA, oldest first: what people wrote stands out from what Caseline recorded. */
export function Timeline({ number, revision, of = 'cases' }: Props) {
  const t = useCaseWords();
  const kit = useKitWords();
  const pages = useInfiniteQuery({
    queryKey: [of, number, 'timeline', revision],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET(`/api/v1/${of}/{number}/timeline` as '/api/v1/cases/{number}/timeline', {
          params: { path: { number }, query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <section aria-label={t('timeline')}>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {entries.map((entry) => (
          <Line key={entry.seq} entry={entry} number={number} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button variant="subtle" size="xs" onClick={() => void pages.fetchNextPage()}>
          {kit('more')}
        </Button>
      )}
    </section>
  );
}

function Line({ entry, number }: { entry: Entry; number: string }) {
  const t = useCaseWords();
  const moment = useMoments();
  const { at, actor, kind, visibility, text, data } = entry;
  const written = said.has(kind) && actor !== 'system';
  const look = written ? (visibility === 'internal' ? 'entry said internal' : 'entry said') : 'entry';
  return (
    <li className={look}>
      <Group gap={8}>
        <Text span size="sm" fw={written ? 600 : 400}>
          <bdi>{actor === 'system' ? t('system') : actor.name}</bdi>
        </Text>
        <Text span size="xs" c="dimmed" className="tabular">
          <time dateTime={at}>{moment(at)}</time>
        </Text>
        {written && visibility === 'internal' && (
          <Badge size="xs" color="yellow" variant="light" tt="none">
            {t('internal')}
          </Badge>
        )}
      </Group>
      {kind === 'attached' ? (
        <AttachedFile number={number} file={data as unknown as Attachment} />
      ) : (
        <div className="written" dir="auto">
          {text}
        </div>
      )}
    </li>
  );
}
