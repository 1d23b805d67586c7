import { Badge, Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { possible } from '../../domain/case/possible.ts';
import type { Case, User } from '../api/queries.ts';
import { dueClocks } from '../case/due.ts';
import { actorOf } from '../case/possible.ts';
import { ClockBadge, nextClock } from '../kit/ClockBadge.tsx';
import { useLabels } from '../kit/labels.ts';
import { Flags } from './Flags.tsx';
import { useBoardWords } from './words.ts';

interface Props {
  item: Case;
  me: User;
  /** Taken up, or put down again. */
  onDrag: (item: Case | undefined) => void;
  onReassign: () => void;
  onForecast: () => void;
}

/** A case on the wall. It can be dragged onto somebody; its button does the same by keyboard and on a touch screen. */
export function Card({ item, me, onDrag, onReassign, onForecast }: Props) {
  const t = useBoardWords();
  const labels = useLabels();
  const { number, priority, title, customer, assignee } = item;
  const clock = nextClock(dueClocks(item));
  const movable = possible(item, actorOf(me)).includes('reassign');
  return (
    <li
      className="card"
      draggable={movable}
      onDragStart={({ dataTransfer }) => {
        // Without data Firefox drags nothing.
        dataTransfer.setData('text/plain', number);
        dataTransfer.effectAllowed = 'move';
        onDrag(item);
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <Group gap={6} justify="space-between">
        <span className="tabular quiet">{number}</span>
        <Badge
          variant="light"
          color={priority === 'P1' ? 'red' : 'gray'}
          radius="sm"
          title={labels.priorities[priority]}
        >
          {priority}
        </Badge>
      </Group>
      <Link to="/cases/$number" params={{ number }} className="title" draggable={false}>
        <bdi>{title}</bdi>
      </Link>
      <div className="quiet">
        <bdi>{customer.name}</bdi>
        {' · '}
        <bdi>{assignee?.name ?? t('nobody')}</bdi>
      </div>
      {clock && (
        <Group gap={6}>
          <span className="quiet">{labels.clocks[clock.name]}</span>
          <ClockBadge clock={clock} />
        </Group>
      )}
      <Flags item={item} />
      <Group gap={4} className="tools">
        {movable && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('reassignOne', { number })}
            onClick={onReassign}
          >
            {t('reassign')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('forecastOne', { number })}
          onClick={onForecast}
        >
          {t('forecast')}
        </Button>
      </Group>
    </li>
  );
}
