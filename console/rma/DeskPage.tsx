import { VisuallyHidden } from '@mantine/core';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { RmaList } from './RmaList.tsx';
import { RmaQueues } from './RmaQueues.tsx';
import { firstQueue, queues } from './queues.ts';
import { countedOf } from './search.ts';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/rmas');

/** Queues on the left, what is due next in the middle, the RMA on the right. */
export default function DeskPage() {
  const t = useRmaWords();
  const { me } = route.useRouteContext();
  const search = route.useSearch();
  const counted = countedOf(search);
  const queue = counted ? undefined : (search.queue ?? firstQueue(me.roles));
  const { number } = useParams({ strict: false });
  return (
    <div className={number === undefined ? 'workspace' : 'workspace reading'}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <RmaQueues current={queue} />
      <section className="list">
        <RmaList
          query={queue ? queues[queue] : { ...counted, sort: '-requestedAt' }}
          search={{ ...search, queue }}
          chosen={number}
        />
      </section>
      <div className="detail">
        <Outlet />
      </div>
    </div>
  );
}
