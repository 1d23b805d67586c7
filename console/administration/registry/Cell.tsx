import { Badge } from '@mantine/core';
import { useCustomers } from '../../customer/options.ts';
import { joined } from '../../kit/joined.ts';
import { useLabels } from '../../kit/labels.ts';
import { useEngineers } from './directory.ts';
import { type Contact, type Field, textOf } from './fields.ts';
import { tableOf, useRegistryWords } from './words.ts';

/** One value of a record as a table shows it. */
export function Cell({ field, value }: { field: Field | undefined; value: unknown }) {
  const t = useRegistryWords();
  if (field?.kind === 'flag')
    return (
      <Badge variant="light" color={value ? 'green' : 'gray'} radius="sm" tt="none" fw={500}>
        {t(value ? 'yes' : 'no')}
      </Badge>
    );
  const empty = Array.isArray(value) ? !value.length : textOf(value) === '';
  if (empty) return <span className="quiet">{t('none')}</span>;
  if (field?.kind === 'customer') return <Customer id={textOf(value)} />;
  if (field?.kind === 'engineers') return <Engineers ids={value as string[]} />;
  if (field?.choices) return <Chosen field={field} value={value as string | string[]} />;
  if (field?.kind === 'contacts') return <bdi>{joined((value as Contact[]).map(({ name }) => name))}</bdi>;
  if (Array.isArray(value)) return <bdi>{joined(value as string[])}</bdi>;
  return <bdi className="tabular">{textOf(value)}</bdi>;
}

function Chosen({ field, value }: { field: Field; value: string | string[] }) {
  const labels = useLabels();
  const table = tableOf(field, labels);
  return [value]
    .flat()
    .map((each) => table[each] ?? each)
    .join(', ');
}

function Customer({ id }: { id: string }) {
  const known = useCustomers().find(({ value }) => value === id);
  return <bdi>{known?.label ?? id}</bdi>;
}

function Engineers({ ids }: { ids: string[] }) {
  const known = new Map(useEngineers().map(({ value, label }) => [value, label]));
  return <bdi>{joined(ids.map((id) => known.get(id) ?? id))}</bdi>;
}
