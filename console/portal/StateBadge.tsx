import { Badge } from '@mantine/core';
import { IconCheck, IconClockPause, IconHandClick, IconProgress } from '@tabler/icons-react';
import type { OwnCase } from './queries.ts';
import { usePortalWords } from './words.ts';

const looks = {
  yours: { color: 'indigo', variant: 'filled', Icon: IconHandClick },
  survey: { color: 'green', variant: 'light', Icon: IconHandClick },
  waiting: { color: 'blue', variant: 'light', Icon: IconClockPause },
  working: { color: 'gray', variant: 'light', Icon: IconProgress },
  over: { color: 'green', variant: 'light', Icon: IconCheck },
} as const;

function lookOf({ stage, hold }: OwnCase): keyof typeof looks {
  if (stage === 'confirming') return 'yours';
  if (stage === 'surveying') return 'survey';
  if (stage === 'ended') return 'over';
  return hold ? 'waiting' : 'working';
}

/** The state of a case in two words, with an icon. */
export function StateBadge({ item }: { item: OwnCase }) {
  const t = usePortalWords();
  const { color, variant, Icon } = looks[lookOf(item)];
  const state = item.cancellation ? 'cancelled' : item.hold ? 'on_hold' : item.stage;
  return (
    <Badge {...{ color, variant }} radius="sm" tt="none" leftSection={<Icon size={13} aria-hidden />}>
      {t(`state_${state}`)}
    </Badge>
  );
}
