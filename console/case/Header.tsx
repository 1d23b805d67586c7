import { Badge, Group, Text, Title } from '@mantine/core';
import { IconArrowBarUp, IconArrowLeft, IconMessageReply, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Case } from '../api/queries.ts';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { isolated, joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import { Actions } from './Actions.tsx';
import { dueClocks } from './due.ts';
import type { CaseAction } from './forms.ts';
import { useHolidayYear } from './holidayYear.ts';
import { Tags } from './Tags.tsx';
import { useCaseWords } from './words.ts';

interface Props {
  item: Case;
  actions: CaseAction[];
  /** The action that is on its way; until it is there, no other can be begun. */
  underWay: CaseAction | undefined;
  onAct: (action: CaseAction) => void;
  /** Who else is here. */
  children: ReactNode;
}

/** What everybody wants to know first: which case, how urgent, where it stands, who has it, what is due; and what can be done. */
export function Header({ item, actions, underWay, onAct, children }: Props) {
  const t = useCaseWords();
  const labels = useLabels();
  const { number, priority, title, stage, hold, assignee, customerSaidAt, priorityRequest, cancellation } =
    item;
  const moment = useMoments();
  const holidayYear = useHolidayYear();
  const shown = dueClocks(item).filter(({ state }) => state !== 'cancelled');
  return (
    <header>
      <Link from="/cases/$number" to="/cases" search={(before) => before} className="back quiet">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Link>
      <Group gap={8} mb={4} className="heads">
        <Text span size="sm" c="dimmed" className="tabular">
          {number}
        </Text>
        <Badge variant="light" color={priority === 'P1' ? 'red' : 'gray'} radius="sm" tt="none">
          {labels.priorities[priority]}
        </Badge>
        <Badge variant="light" color="indigo" radius="sm" tt="none">
          {cancellation
            ? `${labels.statuses.cancelled}: ${labels.cancelReasons[cancellation.reason]}`
            : labels.stages[stage]}
        </Badge>
        {priorityRequest && (
          <Badge
            variant="light"
            color="orange"
            radius="sm"
            tt="none"
            leftSection={<IconArrowBarUp size={13} aria-hidden />}
          >
            {t('asksFor', { name: isolated(priorityRequest.by.name), priority: priorityRequest.priority })}
          </Badge>
        )}
        {hold && (
          <Badge variant="light" color="blue" radius="sm" tt="none">
            {`${t('onHold')}: ${labels.holdReasons[hold.reason]}`}
            {hold.until && ` · ${t('holdUntil', { time: moment(hold.until) })}`}
          </Badge>
        )}
        {customerSaidAt && (
          <Badge
            variant="light"
            color="teal"
            radius="sm"
            tt="none"
            leftSection={<IconMessageReply size={13} aria-hidden />}
            title={moment(customerSaidAt)}
          >
            {t('customerAnswered')}
          </Badge>
        )}
        <Badge
          variant="default"
          radius="sm"
          tt="none"
          fw={500}
          leftSection={<IconUser size={13} aria-hidden />}
          aria-label={`${t('assigneeLabel')}: ${assignee?.name ?? t('nobody')}`}
          role="img"
        >
          <bdi>{assignee?.name ?? t('nobody')}</bdi>
        </Badge>
        <Tags tags={item.tags} />
        {children}
      </Group>
      <Title order={2} size="h4">
        <bdi>{title}</bdi>
      </Title>
      <ul className="clocks" aria-label={t('clocks')}>
        {shown.map((clock, index) => (
          <li key={`${clock.name}-${index}`}>
            <Text span size="xs" c="dimmed" display="block">
              {labels.clocks[clock.name]}
            </Text>
            <ClockBadge clock={clock} />
          </li>
        ))}
      </ul>
      {item.computedHolidays.length > 0 && (
        <Text size="xs" c="dimmed" mb={8}>
          {t('computedHolidays', { years: joined(item.computedHolidays.map(holidayYear)) })}
        </Text>
      )}
      <Actions {...{ item, actions, underWay, onAct }} />
    </header>
  );
}
