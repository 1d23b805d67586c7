import { createRouter } from '@tanstack/react-router';
import { accountRoute, portalAccountRoute } from './account/routes.tsx';
import { administrationRoutes } from './administration/routes.tsx';
import { boardRoutes } from './board/routes.tsx';
import { callRoutes } from './calls/routes.tsx';
import { hotlineRoutes } from './hotline/routes.tsx';
import { linkRoutes } from './links/routes.tsx';
import { portalRoutes } from './portal/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { rmaRoutes } from './rma/routes.tsx';
import { parseSearch, stringifySearch } from './shell/address.ts';
import { homeRoute, loginRoute, portalRoute, rootRoute, staffRoute } from './shell/roots.tsx';
import { workspaceRoutes } from './workspace/routes.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    loginRoute,
    ...linkRoutes,
    staffRoute.addChildren([
      ...workspaceRoutes,
      ...hotlineRoutes,
      ...callRoutes,
      ...boardRoutes,
      ...rmaRoutes,
      ...reportRoutes,
      ...administrationRoutes,
      accountRoute,
    ]),
    portalRoute.addChildren([...portalRoutes, portalAccountRoute]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
