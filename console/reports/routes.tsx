import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { reportReaders } from '../../domain/reports/readers.ts';
import { staffRoute } from '../shell/roots.tsx';
import { reportSearchOf } from './search.ts';

const reportsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/reports',
  beforeLoad: ({ context: { me } }) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is how the router is told
    if (!me.roles.some((role) => reportReaders.includes(role))) throw redirect({ to: '/cases' });
  },
  validateSearch: reportSearchOf,
  component: lazyRouteComponent(() => import('./ReportsPage.tsx')),
});

const firstRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    throw redirect({ to: '/reports/attainment' });
  },
});

const attainmentRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/attainment',
  component: lazyRouteComponent(() => import('./AttainmentPage.tsx')),
});
const volumesRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/volumes',
  component: lazyRouteComponent(() => import('./VolumesPage.tsx')),
});
const workloadRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/workload',
  component: lazyRouteComponent(() => import('./WorkloadPage.tsx')),
});
const overdueRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/overdue',
  component: lazyRouteComponent(() => import('./OverduePage.tsx')),
});
const rmasRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/rmas',
  component: lazyRouteComponent(() => import('./RmasPage.tsx')),
});
const satisfactionRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/satisfaction',
  component: lazyRouteComponent(() => import('./SatisfactionPage.tsx')),
});

export const reportRoutes = [
  reportsRoute.addChildren([
    firstRoute,
    attainmentRoute,
    volumesRoute,
    workloadRoute,
    overdueRoute,
    rmasRoute,
    satisfactionRoute,
  ]),
];
