import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { networkOf } from '../../api/address.ts';
import { createApp } from '../../api/app.ts';
import { Metrics } from '../../api/metrics.ts';
import { delayAfter } from '../../domain/credentials.ts';
import { demonstrationPassword } from '../../store/seed.ts';
import { publicUrl, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const credentials = (username: string, password = demonstrationPassword) => ({ username, password });
const tokenOf = async (username: string, password?: string) => {
  const answer = await service.anonymous.post('/api/v1/auth/token').send(credentials(username, password));
  return (answer.body as { access_token: string }).access_token;
};
const cookieOf = async (username: string, password?: string) => {
  const answer = await service.anonymous.post('/api/v1/auth/session').send(credentials(username, password));
  return (answer.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
};
const bearing = (token: string) => ({ Authorization: `Bearer ${token}` });
const from = (cookie: string) => ({ Cookie: cookie, Origin: publicUrl });
const me = async (headers: Record<string, string>) =>
  (await service.anonymous.get('/api/v1/me').set(headers)).status;

/** The status of a login that comes from another address of this machine, for whom else it says. */
const loginFrom = (localAddress: string, username: string, password: string, forwardedFor?: string) =>
  new Promise<number>((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port: service.port, localAddress, method: 'POST', agent: false },
        ...{
          path: '/api/v1/auth/token',
          headers: {
            'content-type': 'application/json',
            ...(forwardedFor && { 'x-forwarded-for': forwardedFor }),
          },
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    asked.once('error', reject);
    asked.end(JSON.stringify({ username, password }));
  });
const statusesOf = async (tries: Promise<number>[]) => {
  const counts: Record<number, number> = { 401: 0, 429: 0 };
  for (const status of await Promise.all(tries)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('signing out', () => {
  it('ends every cookie and token of the person at once, and none of them can be prolonged', async () => {
    const [cookie, other, token, foreign] = [
      await cookieOf('expert'),
      await cookieOf('expert'),
      await tokenOf('expert'),
      await tokenOf('quality'),
    ];
    for (const headers of [from(cookie), from(other), bearing(token)]) expect(await me(headers)).toBe(200);
    const out = await service.anonymous.delete('/api/v1/auth/session').set(from(cookie));
    expect(out.status).toBe(204);
    for (const headers of [from(cookie), from(other), bearing(token)]) {
      expect(await me(headers)).toBe(401);
      expect((await service.anonymous.put('/api/v1/auth/session').set(headers)).status).toBe(401);
    }
    expect(await me(bearing(foreign))).toBe(200);
    expect(await me(bearing(await tokenOf('expert')))).toBe(200);
  });

  it('of a person is not for a page of another site to ask', async () => {
    const cookie = await cookieOf('expert');
    const foreign = { Cookie: cookie, Origin: 'https://evil.example' };
    expect((await service.anonymous.delete('/api/v1/auth/session').set(foreign)).status).toBe(403);
    expect(await me(from(cookie))).toBe(200);
  });

  it('and in by HTTPS, as a trusted proxy says, gives cookies for HTTPS alone', async () => {
    const login = (deps: typeof service.deps) =>
      supertest(createApp(deps, new Metrics()))
        .post('/api/v1/auth/session')
        .set('X-Forwarded-Proto', 'https')
        .send(credentials('expert'));
    const cookie = (answer: { headers: Record<string, unknown> }) =>
      (answer.headers['set-cookie'] as string[])[0];
    const { deps } = service;
    const behind = { ...deps, settings: { ...deps.settings, trustedProxies: ['loopback'] } };
    expect(cookie(await login(behind))).toContain('; Secure');
    expect(cookie(await login(deps))).not.toContain('; Secure');
  });

  it('is done where the session is over already', async () => {
    const cookie = await cookieOf('expert');
    const out = () => service.anonymous.delete('/api/v1/auth/session').set(from(cookie));
    expect([(await out()).status, (await out()).status]).toEqual([204, 204]);
  });
});

describe('a new password', () => {
  it('of one’s own asks for the present one, keeps to the rule, and ends what was issued before', async () => {
    const cookie = await cookieOf('depot');
    const token = await tokenOf('depot');
    const change = (body: object, headers = from(cookie)) =>
      service.anonymous.post('/api/v1/me/password').set(headers).send(body);
    const next = 'another long password';
    expect((await change({ current: 'not this one', new: next })).status).toBe(403);
    expect((await change({ current: demonstrationPassword, new: 'short' })).status).toBe(400);
    expect(await me(bearing(token))).toBe(200);
    const answer = await change({ current: demonstrationPassword, new: next });
    expect(answer.status).toBe(204);
    expect([await me(from(cookie)), await me(bearing(token))]).toEqual([401, 401]);
    const fresh = (answer.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    expect(await me(from(fresh))).toBe(200);
    expect(await loginFrom('127.0.0.1', 'depot', demonstrationPassword)).toBe(401);
    expect(await me(bearing(await tokenOf('depot', next)))).toBe(200);
    await change({ current: next, new: demonstrationPassword }, from(fresh));
  });

  it('of one’s own cannot be had by guessing the present one', async () => {
    const token = await tokenOf('rma');
    const guess = () =>
      service.anonymous
        .post('/api/v1/me/password')
        .set(bearing(token))
        .send({ current: 'a guess', new: 'another long password' });
    const statuses = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429]);
  });

  it('that an administrator sets, and a closed account, end what was issued before', async () => {
    const admin = await service.as('admin');
    const first = await tokenOf('techmanager');
    await admin.patch('/api/v1/users/techmanager', { password: 'set by somebody else' });
    expect(await me(bearing(first))).toBe(401);
    await admin.patch('/api/v1/users/techmanager', { password: demonstrationPassword });
    const second = await tokenOf('techmanager');
    await admin.patch('/api/v1/users/techmanager', { name: 'Emma Clark' });
    expect(await me(bearing(second))).toBe(200);
    await admin.patch('/api/v1/users/techmanager', { active: false });
    expect(await me(bearing(second))).toBe(401);
    await admin.patch('/api/v1/users/techmanager', { active: true });
    expect(await me(bearing(second))).toBe(401);
  });
});

describe('one’s own sessions', () => {
  it('are listed, and ended one by one', async () => {
    const [cookie, token] = [await cookieOf('customer2'), await tokenOf('customer2')];
    const list = await service.anonymous.get('/api/v1/me/sessions').set(from(cookie));
    const { data } = list.body as { data: { id: string; kind: string; current: boolean }[] };
    expect(data.map(({ kind, current }) => [kind, current]).toSorted()).toEqual([
      ['browser', true],
      ['program', false],
    ]);
    const program = data.find(({ kind }) => kind === 'program')!;
    const end = (headers: Record<string, string>) =>
      service.anonymous.delete(`/api/v1/me/sessions/${program.id}`).set(headers);
    const stranger = await tokenOf('quality');
    expect((await end(bearing(stranger))).status).toBe(404);
    expect((await end(from(cookie))).status).toBe(204);
    expect([await me(bearing(token)), await me(from(cookie))]).toEqual([401, 200]);
  });
});

describe('wrong logins', () => {
  it('of invented names lock nobody else out, from the same address either', async () => {
    const tries = Array.from({ length: 105 }, (_, n) => loginFrom('127.0.0.40', `invented-${n}`, 'wrong'));
    expect(await statusesOf(tries)).toEqual({ 401: 105, 429: 0 });
    expect(await loginFrom('127.0.0.40', 'agent', demonstrationPassword)).toBe(200);
  }, 60_000);

  it('at one account from many addresses are stopped, but not where the person always signs in', async () => {
    expect(await loginFrom('127.0.0.50', 'manager', demonstrationPassword)).toBe(200);
    const guesses = Array.from({ length: 60 }, (_, n) =>
      loginFrom(`127.0.0.${60 + (n % 6)}`, 'manager', `guess ${n}`),
    );
    const { 401: wrong = 0, 429: stopped = 0, ...others } = await statusesOf(guesses);
    expect(wrong).toBeLessThanOrEqual(20);
    expect([wrong + stopped, others]).toEqual([60, {}]);
    expect(await loginFrom('127.0.0.99', 'manager', demonstrationPassword)).toBe(429);
    expect(await loginFrom('127.0.0.50', 'manager', demonstrationPassword)).toBe(200);
  }, 60_000);

  it('count for whom a trusted proxy names, and for nobody whom a stranger names', async () => {
    const guess = (localAddress: string, forwardedFor: string) =>
      loginFrom(localAddress, 'customer', 'a guess', forwardedFor);
    const proxy = '127.0.0.2';
    for (let n = 0; n < 10; n += 1) expect(await guess(proxy, '192.0.2.1, 203.0.113.5')).toBe(401);
    expect(await guess(proxy, '198.51.100.9, 203.0.113.5')).toBe(429);
    expect(await guess(proxy, '203.0.113.6')).toBe(401);
    const stranger = '127.0.0.3';
    for (let n = 0; n < 9; n += 1) await guess(stranger, `192.0.2.${n}`);
    expect(await guess(stranger, '192.0.2.200')).toBe(429);
  }, 30_000);

  it('make the next try wait ever longer, and never longer than a quarter of an hour', () => {
    expect([0, 19, 20, 21, 22].map(delayAfter)).toEqual([0, 0, 30, 60, 120]);
    expect(delayAfter(1_000)).toBe(15 * 60);
  });

  it('count for an address, whichever way it is written, and for the network of one subscriber of IPv6', () => {
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('2001:db8::1')).toBe(networkOf('2001:0db8:0:0:5::7'));
    expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });
});
