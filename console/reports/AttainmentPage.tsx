import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { inTime, keptSo, ofLine, takenOver } from '../../domain/reports/behind.ts';
import { outcomes, type PromiseName, promises } from '../../domain/reports/facts.ts';
import { groupings } from '../../domain/reports/grouping.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { type Column, FigureTable } from './FigureTable.tsx';
import { useGroupNames } from './groups.ts';
import { Plotted } from './Plotted.tsx';
import { Report } from './Report.tsx';
import { narrowedOf } from './search.ts';
import { useReportWords } from './words.ts';

type Attainment = components['schemas']['AttainmentReport'];
type Line = Attainment['total'] & Partial<Attainment['data'][number]>;
const route = getRouteApi('/staff/reports');
const path = '/api/v1/reports/attainment';
const colors = { met: 'green.8', breached: 'red.7', running: 'gray.5' } as const;

/** How the promises to customers were kept. */
export default function AttainmentPage() {
  const t = useReportWords();
  const say = useFigureWords();
  const { clocks } = useLabels();
  const search = route.useSearch();
  const [shown, show] = useState<PromiseName>('response');
  const by = search.by ?? 'priority';
  const query = { ...search, by };
  const result = useQuery({
    queryKey: ['reports', 'attainment', query],
    queryFn: () => bodyOf(api.GET(path, { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const nameOf = useGroupNames(by);
  const report = result.data;
  const narrowed = narrowedOf({ ...search });
  const of = (line: Line) => ({
    ...(line.key === undefined ? narrowed : ofLine(by, { key: line.key }, narrowed)),
    ...(report && inTime('opened', line, report.range)),
  });
  const columns: Column<Line>[] = [
    { label: say.cases, figure: ({ cases }) => cases, list: of },
    {
      label: say.takenOver,
      figure: (line) => line.takenOver,
      list: (line) => ({ ...of(line), ...takenOver }),
    },
    ...promises.flatMap((promise): Column<Line>[] => [
      {
        ...{ label: say.attained, group: clocks[promise], kind: 'percent' },
        figure: (line) => line[promise].percent,
        list: (line) => ({ ...of(line), ...keptSo(promise, 'met', 'breached') }),
      },
      ...outcomes.map((outcome): Column<Line> => ({
        ...{ label: say.outcomes[outcome], group: clocks[promise] },
        figure: (line) => line[promise][outcome],
        list: (line) => ({ ...of(line), ...keptSo(promise, outcome) }),
      })),
    ]),
  ];
  const lines = (report?.data ?? []).map((line) => ({ name: nameOf(line), line }));
  return (
    <Report
      {...{ name: 'attainment', path, query, result }}
      scope={{ search, range: report?.range, by: { choices: groupings, value: by } }}
    >
      {report?.total.cases === 0 && <p>{t('nothing')}</p>}
      {report && report.total.cases > 0 && (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('showing')}
            data={promises.map((promise) => ({ value: promise, label: clocks[promise] }))}
            value={shown}
            onChange={(promise) => show(promise)}
          />
          <Plotted
            stacked
            label={`${say.reports.attainment}, ${clocks[shown]}`}
            series={outcomes.map((name) => ({ name, label: say.outcomes[name], color: colors[name] }))}
            data={lines.map(({ name, line: { [shown]: kept } }) => ({
              ...{ name, met: kept.met, breached: kept.breached, running: kept.running },
            }))}
          />
          <FigureTable
            head={say.groupings[by]}
            columns={columns}
            lines={lines}
            total={{ name: say.total, line: report.total }}
          />
        </>
      )}
    </Report>
  );
}
