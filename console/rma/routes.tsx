import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textIn, textsIn } from '../shell/address.ts';
import { staffRoute } from '../shell/roots.tsx';
import { deskSearchOf } from './search.ts';

const deskRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/rmas',
  validateSearch: deskSearchOf,
  component: lazyRouteComponent(() => import('./DeskPage.tsx')),
});

const noneRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./NoRma.tsx')),
});

const rmaRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/$number',
  component: lazyRouteComponent(() => import('./RmaPage.tsx')),
});

const stockRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/stock',
  validateSearch: ({ q, low }: Record<string, unknown>): { q?: string; low?: true } => ({
    ...(textIn(q) && { q: textIn(q) }),
    ...(String(low) === 'true' && { low: true }),
  }),
  component: lazyRouteComponent(() => import('./StockPage.tsx')),
});

export interface LedgerSearch {
  part?: string;
  depot?: string;
  rma?: string;
}

const ledgerRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/stock/ledger',
  validateSearch: (search: Record<string, unknown>): LedgerSearch =>
    textsIn(search, ['part', 'depot', 'rma']),
  component: lazyRouteComponent(() => import('./LedgerPage.tsx')),
});

export const rmaRoutes = [deskRoute.addChildren([noneRoute, rmaRoute]), stockRoute, ledgerRoute];
