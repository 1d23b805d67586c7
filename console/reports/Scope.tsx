import { Button, Group, Select, TextInput } from '@mantine/core';
import { addDays } from '../../domain/reports/periods.ts';
import type { Grouping } from '../../domain/reports/grouping.ts';
import { dayOf } from '../kit/localTime.ts';
import { useFigureWords } from '../kit/labels.ts';
import { useNow } from '../kit/time.ts';
import { Chip } from '../workspace/Chip.tsx';
import { Filters } from '../workspace/Filters.tsx';
import { narrowedOf, narrowings, type ReportSearch } from './search.ts';
import { useReportWords } from './words.ts';

export interface Scoped {
  search: ReportSearch;
  /** As the report has it, which fills in what the address leaves open. */
  range: { from: string; to: string; timeZone: string } | undefined;
  /** By what it can be grouped, and how it is now. */
  by?: { choices: readonly Grouping[]; value: Grouping };
  /** Whether it can be narrowed to some of the cases. */
  narrows?: boolean;
}

interface Props extends Scoped {
  onChange: (search: ReportSearch) => void;
}

/** The time, the grouping and the cases of a report; all of it is in the address. */
export function Scope({ search, range, onChange, by, narrows = true }: Props) {
  const t = useReportWords();
  const { groupings } = useFigureWords();
  const today = dayOf(useNow(60_000), range?.timeZone);
  const month = `${today.slice(0, 8)}01`;
  const lastMonth = `${addDays(month, -1).slice(0, 8)}01`;
  const spans: [string, { from: string; to: string }][] = [
    ...[7, 30, 90].map((days): [string, { from: string; to: string }] => [
      t('last', { days }),
      { from: addDays(today, 1 - days), to: today },
    ]),
    [t('thisMonth'), { from: month, to: today }],
    [t('lastMonth'), { from: lastMonth, to: addDays(month, -1) }],
  ];
  const date = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      size="xs"
      label={t(name)}
      key={`${name} ${range?.[name]}`}
      defaultValue={search[name] ?? range?.[name] ?? ''}
      onChange={({ currentTarget: { value } }) => {
        if (value >= '2000') onChange({ ...range, ...search, [name]: value });
      }}
    />
  );
  const narrowed = Object.entries(narrowedOf({ ...search }));
  return (
    <>
      <div className="scope">
        <Group gap={4} role="group" aria-label={t('spans')}>
          {spans.map(([label, span]) => {
            const chosen = range?.from === span.from && range.to === span.to;
            return (
              <Button
                key={label}
                size="xs"
                variant={chosen ? 'light' : 'default'}
                aria-pressed={chosen}
                onClick={() => onChange({ ...search, ...span })}
              >
                {label}
              </Button>
            );
          })}
        </Group>
        {date('from')}
        {date('to')}
        {by && (
          <Select
            size="xs"
            w={140}
            label={t('by')}
            allowDeselect={false}
            data={by.choices.map((value) => ({ value, label: groupings[value] }))}
            value={by.value}
            onChange={(value) => onChange({ ...search, by: value as Grouping })}
          />
        )}
        {narrows && (
          <Filters
            names={narrowings}
            search={search}
            onChange={(changed) => onChange({ ...search, ...narrowedAs(changed) })}
          />
        )}
      </div>
      {narrows && narrowed.length > 0 && (
        <Group gap={4} mb="sm">
          {narrowed.map(([name, value]) => (
            <Chip
              key={name}
              name={name as (typeof narrowings)[number]}
              value={value}
              onRemove={() => onChange({ ...search, [name]: undefined })}
            />
          ))}
        </Group>
      )}
    </>
  );
}

/** What the form says of every parameter, also that one is gone. */
const narrowedAs = (changed: Partial<ReportSearch>) =>
  Object.fromEntries(narrowings.map((name) => [name, changed[name]]));
