import { useQuery } from '@tanstack/react-query';
import { heldBy } from '../../domain/reports/behind.ts';
import { burdens } from '../../domain/reports/workload.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { useFigureWords } from '../kit/labels.ts';
import { type Column, FigureTable } from './FigureTable.tsx';
import { useGroupNames } from './groups.ts';
import { Plotted } from './Plotted.tsx';
import { Report } from './Report.tsx';

type Line = components['schemas']['WorkloadReport']['data'][number];
const path = '/api/v1/reports/workload';

/** What everybody holds now. */
export default function WorkloadPage() {
  const say = useFigureWords();
  const result = useQuery({
    queryKey: ['reports', 'workload'],
    queryFn: () => bodyOf(api.GET(path)),
    refetchInterval: 15_000,
  });
  const nameOf = useGroupNames('assignee');
  const columns = burdens.map((queue): Column<Line> => ({
    label: say.burdens[queue],
    figure: (line) => line[queue],
    list: ({ key }) => heldBy(key, queue),
  }));
  const lines = (result.data?.data ?? []).map((line) => ({ name: nameOf(line), line }));
  return (
    <Report {...{ name: 'workload', path, query: {}, result }}>
      <Plotted
        stacked
        label={say.reports.workload}
        series={[
          { name: 'other', label: say.burdens.open, color: 'indigo.6' },
          { name: 'overdue', label: say.burdens.overdue, color: 'red.7' },
        ]}
        data={lines.map(({ name, line: { open, overdue } }) => ({ name, other: open - overdue, overdue }))}
      />
      <FigureTable head={say.groupings.assignee} columns={columns} lines={lines} />
    </Report>
  );
}
