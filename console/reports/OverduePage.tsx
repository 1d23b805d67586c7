import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import type { Case } from '../api/queries.ts';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { useFigureWords, useLabels } from '../kit/labels.ts';
import { useNow } from '../kit/time.ts';
import { Report } from './Report.tsx';
import { useReportWords } from './words.ts';

const path = '/api/v1/cases';
const query = { queue: 'overdue', sort: 'dueAt' } as const;
const most = 100;

/** What is overdue now, and by which promise. */
export default function OverduePage() {
  const t = useReportWords();
  const { columns, groupings } = useFigureWords();
  const result = useQuery({
    queryKey: ['cases', 'list', 'overdue report'],
    queryFn: () => bodyOf(api.GET(path, { params: { query: { ...query, limit: most } } })),
    refetchInterval: 15_000,
  });
  const cases = (result.data?.data ?? []) as Case[];
  return (
    <Report {...{ name: 'overdue', path, query, result }}>
      {result.isSuccess && !cases.length && <p>{t('noneOverdue')}</p>}
      {cases.length > 0 && (
        <div className="figures words" role="region" aria-label={t('figures')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {[columns.number, columns.title, groupings.customer, groupings.assignee, columns.late].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {cases.map((item) => (
                <Row key={item.number} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {result.data?.page.next && (
        <p>
          {t('more', { count: most })}{' '}
          <Link to="/cases" search={{ queue: 'overdue' }}>
            {t('all')}
          </Link>
        </p>
      )}
    </Report>
  );
}

function Row({ item }: { item: Case }) {
  const { clocks } = useLabels();
  const { without } = useFigureWords();
  const now = useNow(60_000);
  const late = item.clocks.filter(
    ({ state, metAt, dueAt }) =>
      (state === 'breached' && metAt === undefined) ||
      (state === 'running' && dueAt !== null && Date.parse(dueAt) < now),
  );
  return (
    <tr>
      <th scope="row" className="tabular">
        <Link to="/cases/$number" params={{ number: item.number }} search={{ queue: 'overdue' }}>
          {item.number}
        </Link>
        {` ${item.priority}`}
      </th>
      <td>
        <bdi>{item.title}</bdi>
      </td>
      <td>
        <bdi>{item.customer.name}</bdi>
      </td>
      <td>
        <bdi>{item.assignee?.name ?? without.assignee}</bdi>
      </td>
      <td>
        {late.map((clock) => (
          <ClockBadge key={clock.name} clock={clock} name={clocks[clock.name]} />
        ))}
      </td>
    </tr>
  );
}
