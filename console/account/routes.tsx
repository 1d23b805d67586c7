import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute, staffRoute } from '../shell/roots.tsx';

const component = lazyRouteComponent(() => import('./AccountPage.tsx'));

/** One's own account, in the frame of the house and in that of the customers. */
export const accountRoute = createRoute({ getParentRoute: () => staffRoute, path: '/account', component });
export const portalAccountRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal/account',
  component,
});
