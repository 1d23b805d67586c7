import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useLabels } from '../kit/labels.ts';
import type { Caller } from './queries.ts';

/** Whether the centre owes it, and why. */
export function Entitlement({ entitlement: { covered, reason } }: Pick<Caller, 'entitlement'>) {
  const labels = useLabels();
  const Icon = covered ? IconShieldCheck : IconAlertTriangle;
  return (
    <Badge
      variant="light"
      color={covered ? 'green' : 'orange'}
      radius="sm"
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {labels.entitlementReasons[reason]}
    </Badge>
  );
}
