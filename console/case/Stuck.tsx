import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import type { Case, User } from '../api/queries.ts';
import { useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import { useCaseWords } from './words.ts';

/** Nothing falls due of this case now: whoever works on it has to know, and who can mend it is led there. */
export function Stuck({ item: { stuck }, me }: { item: Case; me: User }) {
  const t = useCaseWords();
  const labels = useLabels();
  const moment = useMoments();
  if (!stuck) return null;
  return (
    <Alert role="alert" color="red" variant="light" title={t('stuck')}>
      {t('stuckWhy', { why: labels.stuckReasons[stuck.reason], time: moment(stuck.since) })}{' '}
      {mayEdit(me.roles, 'engine') ? (
        <Link to="/administration/engine" className="link">
          {t('stuckMend')}
        </Link>
      ) : (
        t('stuckTold')
      )}
    </Alert>
  );
}
