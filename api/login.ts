import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { passwordLength } from '../domain/credentials.ts';
import { LoginTry } from '../store/logins.ts';
import { checkPassword } from '../store/passwords.ts';
import { findLogin } from '../store/people.ts';
import { addSession, endSessions, type SessionRecord } from '../store/sessions.ts';
import { networkOf } from './address.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Call, empty, ok, publicRoute, route, type Route } from './route.ts';
import {
  longestSession,
  noSessionCookie,
  now,
  type Session,
  sessionCookie,
  sessionSeconds,
  signSession,
} from './session.ts';

const credentials = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(passwordLength.most),
});

type LoginCall = Call<unknown, unknown, z.infer<typeof credentials>>;

/** Refuses a try that is one too many, with 429 and when to come back. */
export async function mayTry(attempt: LoginTry): Promise<void> {
  const seconds = await attempt.begin();
  if (seconds > 0)
    throw new Problem('too_many', say('loginsFailed', { seconds }), {
      headers: { 'retry-after': String(seconds) },
    });
}

/** Who has the right password, by ID. A wrong name takes as long, and sounds the same, as a wrong password. */
async function login({ body, address, trace }: LoginCall): Promise<string> {
  const { username, password } = body;
  const user = await findLogin(username);
  const account = user?._id ?? username.normalize('NFKC').toLowerCase();
  trace({ name: username, ...(user && { subject: user._id }) });
  const attempt = new LoginTry(account, networkOf(address), user !== null);
  await mayTry(attempt);
  const right = await checkPassword(password, user?.passwordHash ?? null);
  if (!user || !right || !user.active)
    throw new Problem('unauthenticated', say('loginWrong'), {
      headers: { 'www-authenticate': 'Bearer realm="caseline"' },
    });
  await attempt.succeed();
  trace({ userId: user._id });
  return user._id;
}

/** What a cookie depends on. */
export const settingsOf = ({ deps, secure }: Pick<LoginCall, 'deps' | 'secure'>) => ({
  ...deps.settings,
  secure,
});

/** Begins a session of somebody who has shown that it is them. */
export async function beginSession(
  { address, agent }: Pick<LoginCall, 'address' | 'agent'>,
  userId: string,
  kind: SessionRecord['kind'],
): Promise<Session> {
  const since = now();
  const session = { id: randomUUID(), userId, since };
  const lasts = kind === 'browser' ? longestSession : sessionSeconds;
  const [begunAt, endsAt] = [new Date(since * 1000), new Date((since + lasts) * 1000)];
  await addSession({ ...{ _id: session.id, userId, kind, begunAt, endsAt }, address, agent });
  return session;
}

/** Ends the sessions of whoever asks, where somebody does; only a page of another site is refused. */
async function signOut({ session, trace }: Pick<LoginCall, 'session' | 'trace'>): Promise<void> {
  try {
    const { userId } = await session();
    trace({ userId, subject: userId });
    await endSessions(userId);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'unauthenticated')) throw error;
  }
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
      const session = await beginSession(call, await login(call), 'program');
      const access_token = await signSession(session, call.deps.settings.secret);
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
    handler: async (call) => {
      const session = await beginSession(call, await login(call), 'browser');
      return { ...empty, headers: { 'set-cookie': await sessionCookie(session, settingsOf(call)) } };
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/auth/session',
    tag: 'Sign in',
    summary: 'Go on with the session of a browser: another hour, twelve in all',
    roles: everyone,
    passing: true,
    answer: { status: 204, description: 'The cookie is set anew' },
    handler: async (call) => {
      const session = await call.session();
      if (!session.byCookie) throw new Problem('forbidden', say('sessionOnly'));
      return { ...empty, headers: { 'set-cookie': await sessionCookie(session, settingsOf(call)) } };
    },
  }),
  publicRoute({
    method: 'delete',
    path: '/api/v1/auth/session',
    tag: 'Sign in',
    summary: 'Sign out: every session and token of the same person ends',
    answer: { status: 204, description: 'The cookie is gone, and nothing issued before is good any more' },
    handler: async (call) => {
      await signOut(call);
      return { ...empty, headers: { 'set-cookie': noSessionCookie(settingsOf(call)) } };
    },
  }),
];
