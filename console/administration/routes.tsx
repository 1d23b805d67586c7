import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { textIn, textsIn } from '../shell/address.ts';
import { staffRoute } from '../shell/roots.tsx';
import { type AuditSearch, narrowings as audited } from './audit/search.ts';
import type { OutboxSearch } from './outbox/search.ts';
import type { RegistrySearch } from './registry/RegistryPage.tsx';
import { narrowings, registryNames } from './registry/registries.ts';
import { type Section, sectionsFor } from './sections.ts';

const administrationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/administration',
  component: lazyRouteComponent(() => import('./AdministrationPage.tsx')),
});

const firstRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    const [first] = sectionsFor(me.roles);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is how the router is told
    throw redirect({ to: first ? `/administration/${first}` : '/cases' });
  },
});

/** A section is there for those who may edit it; the API refuses the others in any case. */
const guard =
  (section: Section) =>
  ({ context: { me } }: { context: { me: { roles: Parameters<typeof mayEdit>[0] } } }) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (!mayEdit(me.roles, section)) throw redirect({ to: '/administration' });
  };

/** What is open is in the address: one by its ID, or a new one. */
const openOne = ({ open, add }: Record<string, unknown>): { open?: string; add?: true } => ({
  ...(textIn(open) && { open: textIn(open) }),
  ...(String(add) === 'true' && { add: true as const }),
});

const registryRoutes = registryNames.map((name) =>
  createRoute({
    getParentRoute: () => administrationRoute,
    path: `/${name}`,
    beforeLoad: guard(name),
    validateSearch: (search: Record<string, unknown>): RegistrySearch => ({
      ...textsIn(search, narrowings),
      ...openOne(search),
    }),
    component: lazyRouteComponent(() => import('./registry/pages.tsx'), name),
  }),
);

const policiesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/policies',
  beforeLoad: guard('policies'),
  validateSearch: openOne,
  component: lazyRouteComponent(() => import('./policies/PoliciesPage.tsx')),
});

const rotaRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/rota',
  beforeLoad: guard('rota'),
  component: lazyRouteComponent(() => import('./planning/RotaPage.tsx')),
});

const calendarsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/calendars',
  beforeLoad: guard('calendars'),
  validateSearch: openOne,
  component: lazyRouteComponent(() => import('./planning/CalendarsPage.tsx')),
});

const holidaysRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/holidays',
  beforeLoad: guard('holidays'),
  validateSearch: openOne,
  component: lazyRouteComponent(() => import('./planning/HolidaysPage.tsx')),
});

const templatesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/templates',
  beforeLoad: guard('templates'),
  validateSearch: ({ by, ...rest }: Record<string, unknown>): { by?: Language; open?: string } => ({
    ...(by === 'en' || by === 'zh-CN' ? { by } : {}),
    ...openOne({ open: rest['open'] }),
  }),
  component: lazyRouteComponent(() => import('./templates/TemplatesPage.tsx')),
});

const outboxRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/outbox',
  beforeLoad: guard('outbox'),
  validateSearch: ({ state, channel, of }: Record<string, unknown>): OutboxSearch => ({
    ...(state === 'held' ? { state } : {}),
    ...(channel === 'email' || channel === 'sms' ? { channel } : {}),
    ...(textIn(of) && { of: textIn(of) }),
  }),
  component: lazyRouteComponent(() => import('./outbox/OutboxPage.tsx')),
});

const servicesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/services',
  beforeLoad: guard('services'),
  component: lazyRouteComponent(() => import('./services/ServicesPage.tsx')),
});

const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/audit',
  beforeLoad: guard('audit'),
  validateSearch: (search: Record<string, unknown>): AuditSearch => textsIn(search, audited),
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx')),
});

const engineRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/engine',
  beforeLoad: guard('engine'),
  component: lazyRouteComponent(() => import('./engine/EnginePage.tsx')),
});

export const administrationRoutes = [
  administrationRoute.addChildren([
    firstRoute,
    ...registryRoutes,
    policiesRoute,
    rotaRoute,
    calendarsRoute,
    holidaysRoute,
    templatesRoute,
    outboxRoute,
    servicesRoute,
    auditRoute,
    engineRoute,
  ]),
];
