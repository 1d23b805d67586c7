import { Badge, Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconMessageReply, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Case } from '../api/queries.ts';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { useActionWords, useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import { awaitedOf, isRefusing, ordered } from './awaited.ts';
import { dueClocks } from './due.ts';
import type { CaseAction } from './forms.ts';
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
  const names = useActionWords();
  const labels = useLabels();
  const { number, priority, title, stage, hold, assignee, customerSaidAt } = item;
  const moment = useMoments();
  const awaited = awaitedOf(item, actions);
  const shown = dueClocks(item).filter(({ state }) => state !== 'cancelled');
  return (
    <header>
      <Link from="/cases/$number" to="/cases" search={(before) => before} className="back quiet">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Link>
      <Group gap={8} mb={4}>
        <Text span size="sm" c="dimmed" className="tabular">
          {number}
        </Text>
        <Badge variant="light" color={priority === 'P1' ? 'red' : 'gray'} radius="sm" tt="none">
          {labels.priorities[priority]}
        </Badge>
        <Badge variant="light" color="indigo" radius="sm" tt="none">
          {labels.stages[stage]}
        </Badge>
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
      <Group gap={6} role="group" aria-label={t('actions')} aria-busy={underWay !== undefined}>
        {ordered(item, actions).map((action) => (
          <Button
            key={action}
            size="compact-sm"
            {...(action === awaited
              ? { variant: 'filled' }
              : isRefusing(action)
                ? { variant: 'outline', color: 'red' }
                : { variant: 'default' })}
            disabled={underWay !== undefined}
            onClick={() => onAct(action)}
          >
            {names[action]}
          </Button>
        ))}
        <Text span size="xs" role="status" className="pending">
          {underWay !== undefined && (
            <>
              <Loader size={12} aria-hidden />
              {t('saving', { action: names[underWay] })}
            </>
          )}
        </Text>
      </Group>
    </header>
  );
}
