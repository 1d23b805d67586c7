import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { supervises } from '../../domain/people.ts';
import { staffRoute } from '../shell/roots.tsx';
import { isShow, type Show } from './board.ts';

export const boardRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: '/board',
    beforeLoad: ({ context: { me } }) => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is how the router is told
      if (!supervises(me.roles)) throw redirect({ to: '/cases' });
    },
    validateSearch: ({ show }: Record<string, unknown>): { show?: Show } => (isShow(show) ? { show } : {}),
    component: lazyRouteComponent(() => import('./BoardPage.tsx')),
  }),
];
