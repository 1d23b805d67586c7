import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { inTime, openAt } from '../../domain/reports/behind.ts';
import { type Period, periods } from '../../domain/reports/periods.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { useFigureWords } from '../kit/labels.ts';
import { type Column, FigureTable } from './FigureTable.tsx';
import { useGroupNames } from './groups.ts';
import { Plotted } from './Plotted.tsx';
import { Report } from './Report.tsx';
import { narrowedOf } from './search.ts';

type Volumes = components['schemas']['VolumesReport'];
type Line = Volumes['total'] & Partial<Volumes['data'][number]>;
const route = getRouteApi('/staff/reports');
const path = '/api/v1/reports/volumes';
const colors = { opened: 'indigo.6', closed: 'green.8', backlog: 'orange.6' } as const;
const figures = ['opened', 'closed', 'backlog'] as const;

/** What came and went, and what was left. */
export default function VolumesPage() {
  const say = useFigureWords();
  const search = route.useSearch();
  const by: Period = periods.find((period) => period === search.by) ?? 'day';
  const query = { ...search, by };
  const result = useQuery({
    queryKey: ['reports', 'volumes', query],
    queryFn: () => bodyOf(api.GET(path, { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const nameOf = useGroupNames(by);
  const report = result.data;
  const narrowed = narrowedOf({ ...search });
  const columns: Column<Line>[] = !report
    ? []
    : figures.map((name) => ({
        label: say[name],
        figure: (line) => line[name],
        list: (line) => ({
          ...narrowed,
          ...(name === 'backlog' ? openAt(line.ends ?? report.range.ends) : inTime(name, line, report.range)),
        }),
      }));
  const lines = (report?.data ?? []).map((line) => ({ name: nameOf(line), line }));
  return (
    <Report
      {...{ name: 'volumes', path, query, result }}
      scope={{ search, range: report?.range, by: { choices: periods, value: by } }}
    >
      {report && (
        <>
          <Plotted
            label={say.reports.volumes}
            series={figures.map((name) => ({ name, label: say[name], color: colors[name] }))}
            data={lines.map(({ name, line: { opened, closed, backlog } }) => ({
              name,
              opened,
              closed,
              backlog,
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
