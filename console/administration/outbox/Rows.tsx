import { Table, Text } from '@mantine/core';
import type { Message } from '../../api/queries.ts';
import { SendAgain } from '../../kit/SendAgain.tsx';
import { Numbered } from '../../kit/Numbered.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { useOutboxWords } from './words.ts';

/** The messages, each with whom it was for, what it was about and why it did not go out. */
export function Rows({ rows }: { rows: Message[] }) {
  const t = useOutboxWords();
  const kit = useKitWords();
  const moment = useMoments();
  return (
    <Table verticalSpacing={8} aria-label={t('messages')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('message')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('to')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('why')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <bdi>{row.subject ?? row.text.split('\n')[0]}</bdi>
              <Text size="xs" c="dimmed">
                <Numbered number={row.number} /> · {kit(row.channel)} · {moment(row.createdAt)}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <bdi>{row.recipient.name}</bdi>
              <Text size="xs" c="dimmed">
                <bdi>{row.address}</bdi>
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <bdi>{row.lastError}</bdi>
            </Table.Td>
            <Table.Td className="end">
              <SendAgain message={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
