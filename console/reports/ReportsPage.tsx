import './reports.css';
import { Link, Outlet } from '@tanstack/react-router';
import { reportNames } from '../../domain/reports/words.ts';
import { useFigureWords } from '../kit/labels.ts';
import { useReportWords } from './words.ts';

/** The reports on the left, and one of them; what it is narrowed to goes along to the next. */
export default function ReportsPage() {
  const t = useReportWords();
  const { reports } = useFigureWords();
  return (
    <div className="reports">
      <nav className="queues" aria-label={t('title')}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {reportNames.map((name) => (
            <li key={name}>
              <Link
                to={`/reports/${name}`}
                search={({ by: _, ...kept }) => kept}
                className="queue"
                activeOptions={{ includeSearch: false }}
              >
                {reports[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="report">
        <Outlet />
      </div>
    </div>
  );
}
