import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../shell/roots.tsx';

/** Pages that a mailed link opens, without a login. */
const consentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consents/$token',
  component: lazyRouteComponent(() => import('./ConsentPage.tsx')),
});

const surveyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/surveys/$token',
  component: lazyRouteComponent(() => import('./SurveyPage.tsx')),
});

export const linkRoutes = [consentRoute, surveyRoute];
