import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import { staffRoute } from '../shell/roots.tsx';
import type { RegistrySearch } from './registry/RegistryPage.tsx';
import { registryNames } from './registry/registries.ts';
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

const registryRoutes = registryNames.map((name) =>
  createRoute({
    getParentRoute: () => administrationRoute,
    path: `/${name}`,
    beforeLoad: guard(name),
    validateSearch: ({ by, open, add }: Record<string, unknown>): RegistrySearch => ({
      ...(by !== undefined && by !== '' && { by: String(by as string).slice(0, 200) }),
      ...(open !== undefined && { open: String(open as string) }),
      ...(add === true && { add }),
    }),
    component: lazyRouteComponent(() => import(`./registry/pages.tsx`), name),
  }),
);

export const administrationRoutes = [administrationRoute.addChildren([firstRoute, ...registryRoutes])];
