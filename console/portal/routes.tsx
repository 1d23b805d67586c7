import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../shell/roots.tsx';
import { type View, views } from './queries.ts';

/** Words to look for, as the address has them; digits alone come as a number. */
const wordsIn = (value: unknown): { q?: string } => {
  const q = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
  return q ? { q } : {};
};

const casesRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal',
  validateSearch: ({ view, q }: Record<string, unknown>): { view?: View; q?: string } => ({
    ...(views.includes(view as View) ? { view: view as View } : {}),
    ...wordsIn(q),
  }),
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

const faqRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/portal/faq',
  validateSearch: ({ q }: Record<string, unknown>) => wordsIn(q),
  component: lazyRouteComponent(() => import('./FaqPage.tsx')),
});

export const portalRoutes = [casesRoute, newRoute, caseRoute, faqRoute];
