import './administration.css';
import '../customer/customer.css';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { sectionsFor } from './sections.ts';
import { useAdministrationWords } from './words.ts';

const route = getRouteApi('/staff');

/** The sections that the reader may edit on the left, and one of them. */
export default function AdministrationPage() {
  const t = useAdministrationWords();
  const { me } = route.useRouteContext();
  return (
    <div className="administration">
      <nav className="queues" aria-label={t('sections')}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {sectionsFor(me.roles).map((section) => (
            <li key={section}>
              <Link
                to={`/administration/${section}`}
                className="queue"
                activeOptions={{ includeSearch: false }}
              >
                {t(section)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="section">
        <Outlet />
      </div>
    </div>
  );
}
