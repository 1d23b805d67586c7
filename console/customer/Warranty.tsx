import { Badge } from '@mantine/core';
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import type { Caller } from './queries.ts';
import { useCustomerWords } from './words.ts';

type Warranted = Pick<Caller['assets'][number], 'warrantyUntil' | 'inWarranty'>;

const looks = {
  inWarranty: { color: 'green', Icon: IconCheck },
  outOfWarranty: { color: 'orange', Icon: IconX },
  noWarranty: { color: 'gray', Icon: IconHelp },
} as const;

/** Whether hardware is in its warranty today. */
export function Warranty({ asset }: { asset: Warranted | undefined }) {
  const t = useCustomerWords();
  const until = asset?.warrantyUntil ?? '';
  const word = until === '' ? 'noWarranty' : asset?.inWarranty ? 'inWarranty' : 'outOfWarranty';
  const { color, Icon } = looks[word];
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      fw={500}
      className="tabular"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(word, { until })}
    </Badge>
  );
}
