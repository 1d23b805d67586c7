import { Badge, Paper, Select, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldOff, IconShieldQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { joined } from '../kit/joined.ts';
import { type Asset, assetsQuery } from './queries.ts';
import { usePortalWords } from './words.ts';

interface Props {
  value: string;
  onChange: (serialNumber: string) => void;
}

/** Chooses one of the customer's own devices, and shows its warranty. */
export function EquipmentInput({ value, onChange }: Props) {
  const t = usePortalWords();
  const { data: assets = [] } = useQuery(assetsQuery);
  const chosen = assets.find(({ serialNumber }) => serialNumber === value);
  return (
    <div>
      <Select
        label={t('equipment')}
        placeholder={t('noEquipment')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('noEquipment') }}
        nothingFoundMessage={t('noSuchEquipment')}
        data={assets.map(({ serialNumber, model, location }) => ({
          value: serialNumber,
          label: joined([model, serialNumber, location], ' · '),
        }))}
        value={value || null}
        onChange={(serial) => onChange(serial ?? '')}
      />
      {chosen && (
        <Paper withBorder p="sm" mt="xs" role="status">
          <Text fw={600} size="sm">
            <bdi>{joined([chosen.vendor, chosen.model], ' ')}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{joined([chosen.serialNumber, chosen.location], ' · ')}</bdi>
          </Text>
          <Warranty asset={chosen} />
        </Paper>
      )}
    </div>
  );
}

function Warranty({ asset: { warrantyUntil: date, inWarranty } }: { asset: Asset }) {
  const t = usePortalWords();
  const [color, Icon, said] =
    date === null
      ? (['gray', IconShieldQuestion, t('unknownWarranty')] as const)
      : inWarranty
        ? (['green', IconShieldCheck, t('until', { date })] as const)
        : (['orange', IconShieldOff, t('ended', { date })] as const);
  return (
    <Badge
      color={color}
      variant="light"
      radius="sm"
      tt="none"
      mt={6}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {said}
    </Badge>
  );
}
