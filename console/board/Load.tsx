import { Group } from '@mantine/core';
import { IconAlertTriangle, IconBeach, IconMoon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { priorities } from '../../domain/vocabulary.ts';
import { useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import type { Member } from './board.ts';
import { useBoardWords } from './words.ts';

/** So many cases fill the bar. */
const full = 20;

/** Somebody's name, and what they hold by priority: in figures, and as a bar beside which others can be compared. */
export function Load({ member }: { member: Member }) {
  const t = useBoardWords();
  const labels = useLabels();
  const moment = useMoments();
  const { id, name, roles, duty, dutyFrom, held, overdue } = member;
  const total = priorities.reduce((sum, priority) => sum + held[priority], 0);
  const scale = Math.max(full, total);
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <span>
          <Link
            to="/cases"
            search={{ assignee: id, status: 'open,on_hold' }}
            className="name"
            draggable={false}
          >
            <bdi>{name}</bdi>
          </Link>
          {!roles.includes('engineer') && roles[0] && (
            <span className="quiet"> {labels.roles[roles[0]]}</span>
          )}
        </span>
        <span className="tabular count">{total ? t('cases', { count: total }) : t('free')}</span>
      </Group>
      <div className="bar-of-load" aria-hidden>
        {priorities.map((priority) => (
          <span key={priority} className={priority} style={{ width: `${(held[priority] / scale) * 100}%` }} />
        ))}
      </div>
      <Group gap={8} className="quiet tabular figures">
        {priorities
          .filter((priority) => held[priority] > 0)
          .map((priority) => (
            <span key={priority}>{t('heldBy', { priority, count: held[priority] })}</span>
          ))}
        {overdue > 0 && (
          <span className="late">
            <IconAlertTriangle size={12} aria-hidden /> {t('overdueOf', { count: overdue })}
          </span>
        )}
        {duty !== 'on_duty' && dutyFrom !== null && (
          <span>
            {duty === 'absent' ? <IconBeach size={12} aria-hidden /> : <IconMoon size={12} aria-hidden />}{' '}
            {t('from', { when: moment(dutyFrom) })}
          </span>
        )}
      </Group>
    </>
  );
}
