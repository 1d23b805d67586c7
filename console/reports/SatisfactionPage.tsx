import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answered, inTime, ofLine, scoredSo, sent, surveyed } from '../../domain/reports/behind.ts';
import { groupings } from '../../domain/reports/grouping.ts';
import { scores } from '../../domain/reports/satisfaction.ts';
import { surveyQuestions } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { type Column, FigureTable } from './FigureTable.tsx';
import { useGroupNames } from './groups.ts';
import { Plotted } from './Plotted.tsx';
import { Report } from './Report.tsx';
import { narrowedOf } from './search.ts';
import { useReportWords } from './words.ts';

type Satisfaction = components['schemas']['SatisfactionReport'];
type Line = Satisfaction['total'] & Partial<Satisfaction['data'][number]>;
const route = getRouteApi('/staff/reports');
const path = '/api/v1/reports/satisfaction';
const colors = ['indigo.6', 'teal.7', 'orange.6', 'grape.6'];

/** What customers said. */
export default function SatisfactionPage() {
  const t = useReportWords();
  const say = useFigureWords();
  const labels = useLabels();
  const search = route.useSearch();
  const by = search.by ?? 'assignee';
  const query = { ...search, by };
  const result = useQuery({
    queryKey: ['reports', 'satisfaction', query],
    queryFn: () => bodyOf(api.GET(path, { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const nameOf = useGroupNames(by);
  const report = result.data;
  const narrowed = narrowedOf({ ...search });
  const of = (line: Line) => ({
    ...(line.key === undefined ? narrowed : ofLine(by, { key: line.key }, narrowed)),
    ...(report && inTime('closed', line, report.range)),
  });
  const columns: Column<Line>[] = [
    { label: say.sent, figure: (line) => line.sent, list: (line) => ({ ...of(line), ...sent }) },
    { label: say.answered, figure: (line) => line.answered, list: (line) => ({ ...of(line), ...answered }) },
    { label: say.low, figure: (line) => line.low, list: (line) => ({ ...of(line), ...surveyed('low') }) },
    ...surveyQuestions.flatMap((question): Column<Line>[] => [
      {
        ...{ label: say.average, group: labels.surveyQuestions[question], kind: 'average' },
        figure: (line) => line[question].average,
        list: (line) => ({ ...of(line), ...answered }),
      },
      ...scores.map((score): Column<Line> => ({
        ...{ label: String(score), group: labels.surveyQuestions[question] },
        figure: (line) => line[question].distribution[score - 1] ?? 0,
        list: (line) => ({ ...of(line), ...scoredSo(question, score) }),
      })),
    ]),
  ];
  const lines = (report?.data ?? []).map((line) => ({ name: nameOf(line), line }));
  return (
    <Report
      {...{ name: 'satisfaction', path, query, result }}
      scope={{ search, range: report?.range, by: { choices: groupings, value: by } }}
    >
      {report?.total.sent === 0 && <p>{t('nothing')}</p>}
      {report && report.total.sent > 0 && (
        <>
          <Plotted
            label={`${say.reports.satisfaction}, ${say.average}`}
            series={surveyQuestions.map((name, index) => ({
              ...{ name, label: labels.surveyQuestions[name], color: colors[index] ?? 'indigo.6' },
            }))}
            data={lines.map(({ name, line }) => ({
              name,
              ...Object.fromEntries(surveyQuestions.map((question) => [question, line[question].average])),
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
