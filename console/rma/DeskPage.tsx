import { VisuallyHidden } from '@mantine/core';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { RmaList } from './RmaList.tsx';
import { RmaQueues } from './RmaQueues.tsx';
import { firstQueue } from './queues.ts';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/rmas');

/** Queues on the left, what is due next in the middle, the RMA on the right. */
export default function DeskPage() {
  const t = useRmaWords();
  const { me } = route.useRouteContext();
  const { queue = firstQueue(me.roles) } = route.useSearch();
  const { number } = useParams({ strict: false });
  return (
    <div className={number === undefined ? 'workspace' : 'workspace reading'}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <RmaQueues current={queue} />
      <section className="list">
        <RmaList queue={queue} chosen={number} />
      </section>
      <div className="detail">
        <Outlet />
      </div>
    </div>
  );
}
