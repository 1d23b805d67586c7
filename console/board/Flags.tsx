import { IconPlayerPause, IconShieldOff, IconStairsUp, IconUsers, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/queries.ts';
import { useLabels } from '../kit/labels.ts';
import { spanOf, useMoments, useNow } from '../kit/time.ts';
import { useBoardWords } from './words.ts';

/** What a supervisor looks for on a case: why it waits for them, to whom it was escalated, what holds it up. */
export function Flags({ item }: { item: Case }) {
  const t = useBoardWords();
  const labels = useLabels();
  const moment = useMoments();
  const { status, queued, hold, tags } = item;
  // What is solved is no longer anybody's worry.
  const escalations = status === 'resolved' ? [] : item.escalations;
  return (
    <>
      {queued && (
        <Flag Icon={IconUsers} strong>
          {labels.queueCauses[queued.cause]} · <Since at={queued.since ?? ''} />
        </Flag>
      )}
      {escalations.map(({ at, to }, index) => (
        <Flag key={index} Icon={IconStairsUp} strong>
          {t('escalatedTo', { who: to.map((role) => labels.roles[role]).join(', ') })} ·{' '}
          <time dateTime={at ?? ''}>{moment(at ?? '')}</time>
        </Flag>
      ))}
      {hold && (
        <Flag Icon={IconPlayerPause}>
          {t('onHold')}: {labels.holdReasons[hold.reason]}
        </Flag>
      )}
      {tags.includes('out_of_coverage') && <Flag Icon={IconShieldOff}>{t('uncovered')}</Flag>}
    </>
  );
}

function Flag({ Icon, strong, children }: { Icon: Icon; strong?: boolean; children: ReactNode }) {
  return (
    <div className={strong ? 'flag strong' : 'flag'}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </div>
  );
}

/** How long something has lasted; it counts by itself. */
function Since({ at }: { at: string }) {
  const t = useBoardWords();
  const { i18n } = useTranslation();
  const now = useNow(15_000);
  return <time dateTime={at}>{t('since', { span: spanOf(now - Date.parse(at), i18n.language) })}</time>;
}
