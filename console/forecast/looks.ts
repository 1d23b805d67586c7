import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBell,
  IconCircle,
  IconClock,
  IconStairsUp,
  IconUsers,
} from '@tabler/icons-react';

/** How an event of a kind is drawn: a reminder, a promise that breaks, a change of hands, a report upwards. */
const looks = {
  reminder: { color: 'gray', Icon: IconBell },
  due: { color: 'yellow', Icon: IconClock },
  broken: { color: 'red', Icon: IconAlertTriangle },
  hands: { color: 'indigo', Icon: IconArrowsExchange },
  queue: { color: 'orange', Icon: IconUsers },
  upwards: { color: 'orange', Icon: IconStairsUp },
  other: { color: 'gray', Icon: IconCircle },
} as const;

const kinds: Partial<Record<string, keyof typeof looks>> = {
  diagnosis_warning: 'due',
  update_due: 'due',
  response_breached: 'broken',
  diagnosis_overdue: 'broken',
  restore_overdue: 'broken',
  taken_over: 'hands',
  assigned: 'hands',
  queued: 'queue',
  escalated_to_manager: 'upwards',
  priority_changed: 'upwards',
};

export const lookOf = (kind: string) =>
  looks[kinds[kind] ?? (kind.endsWith('_reminder') ? 'reminder' : 'other')];
