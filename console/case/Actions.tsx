import { Button, Group, Loader, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Case } from '../api/queries.ts';
import { useActionWords } from '../kit/labels.ts';
import { awaitedOf, isRefusing, isSeldom, ordered } from './awaited.ts';
import type { CaseAction } from './forms.ts';
import { useCaseWords } from './words.ts';

interface Props {
  item: Case;
  actions: CaseAction[];
  /** The action that is on its way; until it is there, no other can be begun. */
  underWay: CaseAction | undefined;
  onAct: (action: CaseAction) => void;
}

/** What can be done now: the awaited action filled, what is wanted now and then in a menu. */
export function Actions({ item, actions, underWay, onAct }: Props) {
  const t = useCaseWords();
  const names = useActionWords();
  const awaited = awaitedOf(item, actions);
  const shown = ordered(item, actions).filter((action) => action === awaited || !isSeldom(action));
  const more = actions.filter((action) => !shown.includes(action));
  const look = (action: CaseAction) =>
    action === awaited
      ? { variant: 'filled' }
      : isRefusing(action)
        ? { variant: 'outline', color: 'red' }
        : { variant: 'default' };
  return (
    <Group gap={6} role="group" aria-label={t('actions')} aria-busy={underWay !== undefined}>
      {shown.map((action) => (
        <Button
          key={action}
          size="compact-sm"
          {...look(action)}
          disabled={underWay !== undefined}
          onClick={() => onAct(action)}
        >
          {names[action]}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              disabled={underWay !== undefined}
              leftSection={<IconDots size={14} aria-hidden />}
            >
              {t('moreActions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((action) => (
              <Menu.Item key={action} onClick={() => onAct(action)}>
                {names[action]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Text span size="xs" role="status" className="pending">
        {underWay !== undefined && (
          <>
            <Loader size={12} aria-hidden />
            {t('saving', { action: names[underWay] })}
          </>
        )}
      </Text>
    </Group>
  );
}
