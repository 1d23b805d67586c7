import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../shell/roots.tsx';

const casesRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal',
  component: lazyRouteComponent(() => import('./OwnCasesPage.tsx')),
});

const newRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal/new',
  component: lazyRouteComponent(() => import('./NewOwnCasePage.tsx')),
});

const caseRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal/cases/$number',
  component: lazyRouteComponent(() => import('./OwnCasePage.tsx')),
});

export const portalRoutes = [casesRoute, newRoute, caseRoute];
