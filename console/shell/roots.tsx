import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { meQuery, queryClient, type User } from '../api/queries.ts';
import { ApiProblem } from '../api/problem.ts';
import { chosenLanguage, speak } from '../words/define.ts';
import { Broken } from './Broken.tsx';

/** The routes that all others hang from: who may come in, and where they land. */
export const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: Broken,
  notFoundComponent: () => <Broken />,
});

/** Who is signed in; sends strangers to the login, and back afterwards. */
async function signedIn(path: string): Promise<User> {
  try {
    const me = await queryClient.ensureQueryData(meQuery);
    // What somebody else took for their language, they may not read: the browser's is the better guess.
    if (!chosenLanguage() && me.languageChosen) await speak(me.language);
    return me;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401)
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is how the router is told
      throw redirect({ to: '/login', search: { then: path } });
    throw error;
  }
}

const isCustomer = ({ roles }: User) => roles.includes('customer');
const ofDesk = ['rma_admin', 'depot'] as const;

/** Where somebody's work is. */
const landing = (me: User) =>
  isCustomer(me)
    ? '/portal'
    : me.roles.every((role) => (ofDesk as readonly string[]).includes(role))
      ? '/rmas'
      : '/cases';

const caseIn = (path: string) => /\/cases\/(C\d+-\d+)/.exec(path)?.[1];
/** A mail names the case, whoever reads it: a link to one leads everybody to their own page of it. */
const ownPage = (path: string) => (caseIn(path) ? `/portal/cases/${caseIn(path)}` : '/portal');
const staffPage = (path: string) => `/cases/${caseIn(path) ?? ''}`;

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const me = await signedIn('/');
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    throw redirect({ to: landing(me) });
  },
});

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: ({ then }: Record<string, unknown>): { then?: string } =>
    // Only a path of our own: a link to elsewhere is not followed.
    typeof then === 'string' && /^\/(?![/\\])/.test(then) ? { then } : {},
  component: lazyRouteComponent(() => import('../login/LoginPage.tsx')),
});

export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: async ({ location }) => {
    const me = await signedIn(location.href);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (isCustomer(me)) throw redirect({ to: ownPage(location.pathname) });
    return { me };
  },
  component: lazyRouteComponent(() => import('./StaffShell.tsx')),
});

export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'customer',
  beforeLoad: async ({ location }) => {
    const me = await signedIn(location.href);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (!isCustomer(me)) throw redirect({ to: staffPage(location.pathname) });
    return { me };
  },
  component: lazyRouteComponent(() => import('./PortalShell.tsx')),
});
