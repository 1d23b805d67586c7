import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { caseQuery, queryClient } from '../api/queries.ts';
import { staffRoute } from '../shell/roots.tsx';
import { searchOf } from './search.ts';

const workspaceRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases',
  // What is looked at is in the address, so that it can be shared.
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./WorkspacePage.tsx')),
});

const noneRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./NoCase.tsx')),
});

const newRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/new',
  component: lazyRouteComponent(() => import('../case/NewCasePage.tsx')),
});

const caseRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/$number',
  // Whoever points at a case is about to open it: it is on its way together with the page.
  loader: ({ params }) => void queryClient.prefetchQuery(caseQuery(params.number)),
  component: lazyRouteComponent(() => import('../case/CasePage.tsx')),
});

export const workspaceRoutes = [workspaceRoute.addChildren([noneRoute, newRoute, caseRoute])];
