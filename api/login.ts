import { z } from 'zod';
import { checkPassword } from '../store/passwords.ts';
import { findLogin } from '../store/people.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Call, empty, ok, publicRoute, route, type Route } from './route.ts';
import { noSessionCookie, sessionCookie, sessionSeconds, signSession } from './session.ts';

const credentials = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

/** Who has the right password, by ID. A wrong name takes as long, and sounds the same, as a wrong password. */
async function login({
  deps,
  body,
  address,
}: Call<unknown, unknown, z.infer<typeof credentials>>): Promise<string> {
  const { username, password } = body;
  const wait = await deps.failedLogins.wait(username, address);
  if (wait > 0)
    throw new Problem('too_many', say('loginsFailed', { seconds: wait }), {
      headers: { 'retry-after': String(wait) },
    });
  const user = await findLogin(username);
  const right = await checkPassword(password, user?.passwordHash ?? null);
  if (!user || !right || !user.active) {
    await deps.failedLogins.add(username, address);
    throw new Problem('unauthenticated', say('loginWrong'), {
      headers: { 'www-authenticate': 'Bearer realm="caseline"' },
    });
  }
  return user._id;
}

const token = z
  .strictObject({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() })
  .meta({ id: 'Token' });

export const loginRoutes: Route[] = [
  publicRoute({
    method: 'post',
    path: '/api/v1/auth/token',
    tag: 'Sign in',
    summary: 'A token for a name and a password',
    body: credentials,
    answer: { status: 200, description: 'A token for one hour', schema: token },
    handler: async (call) => {
      const access_token = await signSession(await login(call), call.deps.settings.secret);
      return {
        ...ok({ access_token, token_type: 'Bearer', expires_in: sessionSeconds }),
        headers: { 'cache-control': 'no-store' },
      };
    },
  }),
  publicRoute({
    method: 'post',
    path: '/api/v1/auth/session',
    tag: 'Sign in',
    summary: 'A session cookie for a browser',
    body: credentials,
    answer: { status: 204, description: 'The cookie is set' },
    handler: async (call) => ({
      ...empty,
      headers: { 'set-cookie': await sessionCookie({ userId: await login(call) }, call.deps.settings) },
    }),
  }),
  route({
    method: 'put',
    path: '/api/v1/auth/session',
    tag: 'Sign in',
    summary: 'Go on with the session of a browser: another hour, twelve in all',
    roles: everyone,
    passing: true,
    answer: { status: 204, description: 'The cookie is set anew' },
    handler: async ({ prolong }) => ({ ...empty, headers: { 'set-cookie': await prolong() } }),
  }),
  publicRoute({
    method: 'delete',
    path: '/api/v1/auth/session',
    tag: 'Sign in',
    summary: 'Sign out',
    answer: { status: 204, description: 'The cookie is gone' },
    handler: ({ deps }) =>
      Promise.resolve({ ...empty, headers: { 'set-cookie': noSessionCookie(deps.settings) } }),
  }),
];
