import { Badge } from '@mantine/core';
import { useAuditWords } from './words.ts';

/** How a request ended, in a word; the status as HTTP has it is behind it. */
export function Outcome({ status }: { status: number }) {
  const t = useAuditWords();
  const [word, colour] =
    status < 400
      ? (['done', 'green'] as const)
      : status < 500
        ? (['refused', 'orange'] as const)
        : (['failed', 'red'] as const);
  return (
    <Badge variant="light" color={colour} radius="sm" tt="none" fw={500} title={String(status)}>
      {t(word)}
    </Badge>
  );
}
