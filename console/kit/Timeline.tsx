import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { useCaseWords } from '../case/words.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import { More } from './More.tsx';
import { useMessages } from './outbox.ts';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

interface Props {
  number: string;
  revision: number;
  of?: 'cases' | 'rmas';
  /** Staff also see for whom each entry is, and what was sent because of it. */
  staff?: boolean;
}

/** The whole history of a case or an RMA, oldest first: what people wrote stands out from what Caseline recorded. */
export function Timeline({ number, revision, of = 'cases', staff = false }: Props) {
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
  const messages = useMessages(of, number, staff);
  const entries = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  return (
    <section aria-label={t('timeline')}>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      <ol className="history">
        {entries.map((entry) => (
          <HistoryEntry
            key={entry.seq}
            entry={entry}
            number={number}
            staff={staff}
            messages={messages.get(entry.seq)}
          />
        ))}
      </ol>
      <More pages={pages} size="xs" />
    </section>
  );
}
