import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../shell/roots.tsx';

const callsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/calls',
  validateSearch: ({ list }: Record<string, unknown>): { list?: 'ended' } =>
    list === 'ended' ? { list } : {},
  component: lazyRouteComponent(() => import('./CallsPage.tsx')),
});

export const callRoutes = [callsRoute];
