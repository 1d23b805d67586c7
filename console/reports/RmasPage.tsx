import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { inTime } from '../../domain/reports/behind.ts';
import { legs } from '../../domain/reports/turnaround.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { type Column, FigureTable } from './FigureTable.tsx';
import { Plotted } from './Plotted.tsx';
import { Report } from './Report.tsx';
import { useReportWords } from './words.ts';

type Line = components['schemas']['RmaReport']['data'][number];
const route = getRouteApi('/staff/reports');
const path = '/api/v1/reports/rmas';

/** The hours of `PT5400S`, as the API writes spans. */
const hoursOf = (span: string | null): number | null =>
  span === null ? null : Number(/\d+/.exec(span)?.[0] ?? 0) / 3600;

/** How long the ways of RMAs took. */
export default function RmasPage() {
  const t = useReportWords();
  const say = useFigureWords();
  const { rmaKinds } = useLabels();
  const search = route.useSearch();
  const { from, to } = search;
  const query = { from, to };
  const result = useQuery({
    queryKey: ['reports', 'rmas', query],
    queryFn: () => bodyOf(api.GET(path, { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const report = result.data;
  const of = ({ kind }: Line) => ({ kind, ...(report && inTime('requested', {}, report.range)) });
  const columns: Column<Line>[] = [
    { label: say.requested, figure: ({ requested }) => requested, list: of },
    ...legs.flatMap((leg): Column<Line>[] => {
      const shared = { group: say.legs[leg], list: (line: Line) => ({ ...of(line), leg }) };
      return [
        { ...shared, label: t('count'), figure: (line) => line[leg].count },
        {
          ...shared,
          label: `${say.median} (${t('hours')})`,
          kind: 'hours',
          figure: (line) => hoursOf(line[leg].median),
        },
        {
          ...shared,
          label: `${say.p90} (${t('hours')})`,
          kind: 'hours',
          figure: (line) => hoursOf(line[leg].p90),
        },
      ];
    }),
  ];
  const lines = (report?.data ?? []).map((line) => ({ name: rmaKinds[line.kind], line }));
  const colors = { ship: 'indigo.6', deliver: 'teal.7', return: 'orange.6', processing: 'grape.6' } as const;
  return (
    <Report
      {...{ name: 'rmas', path, query, result }}
      scope={{ search, narrows: false, range: report?.range }}
    >
      {report && !lines.length && <p>{t('nothing')}</p>}
      {lines.length > 0 && (
        <>
          <Plotted
            label={`${say.reports.rmas}, ${say.median}, ${t('hours')}`}
            series={legs.map((name) => ({
              ...{ name, label: say.legs[name], color: colors[name] },
            }))}
            data={lines.map(({ name, line }) => ({
              name,
              ...Object.fromEntries(legs.map((leg) => [leg, hoursOf(line[leg].median)])),
            }))}
          />
          <FigureTable head={say.kind} columns={columns} lines={lines} to="/rmas" />
        </>
      )}
    </Report>
  );
}
