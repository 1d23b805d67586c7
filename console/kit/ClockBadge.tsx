import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockPause,
  IconHourglassLow,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/queries.ts';
import { spanOf, useNow } from './time.ts';
import { useKitWords } from './words.ts';

/** What a badge needs to know of a clock, a case's or an RMA's. */
export type ClockView = Pick<Case['clocks'][number], 'startedAt' | 'dueAt' | 'state'>;

/** How much of a clock is used before it is shown as urgent. */
const urgent = 0.75;

/** How a clock stands at `now` (epoch milliseconds): its tone, and the milliseconds left while it runs. */
export function standing({ state, startedAt, dueAt }: ClockView, now: number) {
  if (state !== 'running' || dueAt === null) return { tone: state, left: undefined } as const;
  const [from, to] = [Date.parse(startedAt), Date.parse(dueAt)];
  const left = to - now;
  if (left < 0) return { tone: 'overdue', left } as const;
  return { tone: (now - from) / (to - from) >= urgent ? 'urgent' : 'running', left } as const;
}

const looks = {
  running: { color: 'gray', Icon: IconClock },
  urgent: { color: 'yellow', Icon: IconHourglassLow },
  overdue: { color: 'red', Icon: IconAlertTriangle },
  breached: { color: 'red', Icon: IconAlertTriangle },
  paused: { color: 'blue', Icon: IconClockPause },
  met: { color: 'green', Icon: IconCheck },
  cancelled: { color: 'gray', Icon: IconX },
} as const;

/** A clock in words, with an icon and a colour; it counts by itself. */
export function ClockBadge({ clock, name }: { clock: ClockView; name?: string }) {
  const t = useKitWords();
  const { i18n } = useTranslation();
  const { tone, left } = standing(clock, useNow());
  const { color, Icon } = looks[tone];
  const span = left === undefined ? '' : spanOf(left, i18n.language);
  const said =
    tone === 'running' || tone === 'urgent'
      ? left === undefined
        ? t('unknown')
        : t('due', { span })
      : tone === 'overdue'
        ? t('overdue', { span })
        : t(tone);
  return (
    <Badge
      className="tabular"
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {name === undefined ? said : `${name}: ${said}`}
    </Badge>
  );
}

/** The clock that is due next, or undefined when nothing runs. */
export const nextClock = <C extends ClockView>(clocks: readonly C[]): C | undefined =>
  clocks
    .filter(({ state, dueAt }) => state === 'running' && dueAt !== null)
    .sort((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''))[0] ??
  // While the calendar is being worked out no time is known: that is said, rather than nothing.
  clocks.find(({ state }) => state === 'running') ??
  clocks.find(({ state }) => state === 'paused');
