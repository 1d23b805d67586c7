import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../api/queries.ts';
import { ActionForm } from '../case/ActionForm.tsx';
import type { Handing } from './board.ts';
import { useBoardWords } from './words.ts';

/** Asks why a case goes to somebody else; whoever takes it meanwhile is seen before it is taken from them. */
export function Reassign({ handing, onClose }: { handing: Handing; onClose: () => void }) {
  const t = useBoardWords();
  const { item: seen, to } = handing;
  const { number } = seen;
  const { data: item = seen } = useQuery(caseQuery(number));
  const name = item.assignee?.name ?? t('nobody');
  return (
    <ActionForm
      item={item}
      action="reassign"
      given={to ? { engineerId: to.id } : {}}
      about={
        <>
          <Text size="sm">
            <span className="tabular">{number}</span> <bdi>{item.title}</bdi>
          </Text>
          {item.assignee?.id === seen.assignee?.id ? (
            <Text size="sm" c="dimmed">
              {t('with', { name })}
            </Text>
          ) : (
            <Alert color="yellow" variant="light" role="status">
              {t('changedHands', { before: seen.assignee?.name ?? t('nobody'), name })}
            </Alert>
          )}
          {to && to.duty !== 'on_duty' && (
            <Alert color="yellow" variant="light">
              {t('away', { name: to.name })}
            </Alert>
          )}
        </>
      }
      onClose={onClose}
    />
  );
}
