import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../api/app.ts';
import { Metrics } from '../../api/metrics.ts';
import { routes } from '../../api/routes.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { signSession } from '../../api/session.ts';
import { type LinkPurpose, signLink } from '../../messages/links.ts';
import { demonstrationPassword, seed } from '../../store/seed.ts';
import { addSession } from '../../store/sessions.ts';
import { openDatabase } from '../store/database.ts';
import { FakeEngine } from './engine.ts';

export const secret = 'a secret of at least thirty-two characters';
export const publicUrl = 'http://caseline.example';
export const temporalUiUrl = 'http://temporal.example';
export const payloadKeys = new Map([['test', new Uint8Array(32).fill(7)]]);

/** The API with the demonstration people, on a real database and the fake engine. */
export async function startService({
  timeZone = 'UTC',
  language = 'en',
}: { timeZone?: string; language?: Language } = {}) {
  const database = await openDatabase();
  await seed({ demo: true, admin: undefined });
  const engine = new FakeEngine();
  const metrics = new Metrics();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const prepared = { database: true, temporal: true };
  const temporal = { address: undefined, namespace: 'centre', taskQueue: 'caseline' };
  const trustedProxies = ['127.0.0.2'];
  const zones = { timeZone, language };
  const settings = {
    secret,
    publicUrl,
    ...zones,
    temporal,
    temporalUiUrl,
    payloadKeys,
    trustedProxies,
    demo: true,
  };
  const deps = { settings, engine, log, prepared };
  const server = createApp(deps, metrics).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tokens = new Map<string, string>();
  const anonymous = supertest(server);

  async function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username);
    if (known) return known;
    const answer = await anonymous
      .post('/api/v1/auth/token')
      .send({ username, password: demonstrationPassword });
    const { access_token } = answer.body as { access_token: string };
    tokens.set(username, access_token);
    return access_token;
  }

  /** A client that is signed in as one of the demonstration people. */
  async function as(username: string) {
    const token = await tokenOf(username);
    const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string) =>
      anonymous[method](path)
        .set('Authorization', `Bearer ${token}`)
        // Some of them read Chinese; these tests read English.
        .set('Caseline-Language', 'en');
    return {
      token,
      get: (path: string) => send('get', path),
      post: (path: string, body: object = {}) => send('post', path).send(body),
      put: (path: string, body: object) => send('put', path).send(body),
      delete: (path: string) => send('delete', path),
      patch: (path: string, body: object) => send('patch', path).send(body),
    };
  }

  /** Ends the session of `as`; the next one is another. */
  async function signOut(username: string): Promise<number> {
    const { token } = await as(username);
    tokens.delete(username);
    return (await anonymous.delete('/api/v1/auth/session').set('Authorization', `Bearer ${token}`)).status;
  }

  return {
    ...{ engine, metrics, logged, anonymous, as, signOut, prepared, deps, uri: database.uri },
    port: (server.address() as AddressInfo).port,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
export type Service = Awaited<ReturnType<typeof startService>>;

/** A token of a session of `userId` that began `age` seconds ago and was last worked in `idle` seconds ago. */
export async function sessionToken(
  userId: string,
  { idle = 0, age = idle }: { idle?: number; age?: number } = {},
  key = secret,
): Promise<string> {
  const at = Math.floor(Date.now() / 1000);
  const session = { id: randomUUID(), userId, since: at - age };
  const [begunAt, endsAt] = [new Date((at - age) * 1000), new Date((at + 3600) * 1000)];
  await addSession({
    ...{ _id: session.id, userId, kind: 'browser', begunAt, endsAt },
    ...{ address: '127.0.0.1', agent: null },
  });
  return signSession(session, key, at - idle);
}

/** The token of a mailed link that is good for another hour, or until `expiresAt`. */
export const linkTo = (
  purpose: LinkPurpose,
  number: string,
  round = 0,
  expiresAt = Date.now() + 3_600_000,
): Promise<string> => signLink({ purpose, number, round, expiresAt }, secret);

export const opening = (change: object = {}) => ({
  customerId: 'acme',
  channel: 'hotline',
  title: 'Core switch reboots',
  contact: { name: 'Wang Fang', email: 'wang.fang@acme.example' },
  category: 'network',
  vendor: 'cisco',
  priority: 'P2',
  ...change,
});

/** The route that serves a path, to hold its answer against its schema. */
export function schemaOf(method: string, path: string) {
  const found = routes.find(
    (route) =>
      route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  if (!found?.answer.schema) throw new Error(`no schema for ${method} ${path}`);
  return found.answer.schema;
}
