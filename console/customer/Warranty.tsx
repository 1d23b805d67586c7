import { Badge } from '@mantine/core';
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { warrantyUntil } from '../../domain/entitlement.ts';
import { localTime } from '../kit/localTime.ts';
import { useCustomerWords } from './words.ts';

const looks = {
  inWarranty: { color: 'green', Icon: IconCheck },
  outOfWarranty: { color: 'orange', Icon: IconX },
  noWarranty: { color: 'gray', Icon: IconHelp },
} as const;

/** Whether hardware is in its warranty today, by the day it was accepted on. */
export function Warranty({ acceptedAt }: { acceptedAt: string | null }) {
  const t = useCustomerWords();
  const until = acceptedAt === null ? '' : warrantyUntil(acceptedAt);
  const today = localTime(new Date()).slice(0, 10);
  const word = until === '' ? 'noWarranty' : until >= today ? 'inWarranty' : 'outOfWarranty';
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
