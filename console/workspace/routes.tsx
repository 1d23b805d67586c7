import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../shell/roots.tsx';
import { isQueue, type Queue } from './queues.ts';

export interface WorkspaceSearch {
  queue?: Queue;
  q?: string;
}

const workspaceRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases',
  // What is looked at is in the address, so that it can be shared.
  validateSearch: ({ queue, q }: Record<string, unknown>): WorkspaceSearch => ({
    ...(isQueue(queue) && { queue }),
    ...(q !== undefined && q !== '' && { q: String(q as string).slice(0, 200) }),
  }),
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
  component: lazyRouteComponent(() => import('../case/CasePage.tsx')),
});

export const workspaceRoutes = [workspaceRoute.addChildren([noneRoute, newRoute, caseRoute])];
