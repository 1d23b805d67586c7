import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsIn } from '../shell/address.ts';
import { staffRoute } from '../shell/roots.tsx';
import { callerNames, type CallerSearch } from './caller.ts';

const hotlineRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/hotline',
  validateSearch: (search: Record<string, unknown>): CallerSearch => textsIn(search, callerNames),
  component: lazyRouteComponent(() => import('./HotlinePage.tsx')),
});

export const hotlineRoutes = [hotlineRoute];
