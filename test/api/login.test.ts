import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { longestSession, noSessionCookie, sessionSeconds } from '../../api/session.ts';
import { demonstrationPassword } from '../../store/seed.ts';
import { opening, publicUrl, type Service, sessionToken, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

describe('signing in', () => {
  const login = (username: string, password: string) =>
    service.anonymous.post('/api/v1/auth/token').send({ username, password });

  it('gives a token for an hour', async () => {
    const answer = await login('agent', demonstrationPassword);
    expect(answer.body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes a user name however it is capitalised', async () => {
    for (const username of ['Agent', 'AGENT', ' agent '])
      expect((await login(username, demonstrationPassword)).status).toBe(200);
    const me = await service.anonymous
      .get('/api/v1/me')
      .set(
        'Authorization',
        `Bearer ${((await login('ENGINEER1', demonstrationPassword)).body as { access_token: string }).access_token}`,
      );
    expect(me.body).toMatchObject({ id: 'engineer1', username: 'engineer1' });
  });

  it('says the same of a wrong name and of a wrong password', async () => {
    const [wrongName, wrongPassword] = await Promise.all([login('nobody', 'x'), login('depot', 'x')]);
    expect([wrongName.status, wrongPassword.status]).toEqual([401, 401]);
    expect(wrongName.text).toBe(wrongPassword.text);
    const operator = await service.anonymous
      .post('/api/v1/auth/token')
      .send({ username: { $ne: null }, password: 'x' });
    expect(operator.status).toBe(400);
  });

  it('stops guessing after ten failures, and says for how long', async () => {
    for (let n = 0; n < 10; n += 1) expect((await login('rma', `guess ${n}`)).status).toBe(401);
    const stopped = await login('rma', demonstrationPassword);
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(800);
    expect((await login('expert', demonstrationPassword)).status).toBe(200);
  });

  it('by cookie works for our own pages only', async () => {
    const credentials = { username: 'agent', password: demonstrationPassword };
    const answer = await service.anonymous.post('/api/v1/auth/session').send(credentials);
    expect(answer.status).toBe(204);
    const cookie = (answer.headers['set-cookie'] as unknown as string[])[0]!;
    expect(cookie).toMatch(/^caseline_session=[^;]+; Path=\/; Max-Age=3600; HttpOnly; SameSite=Strict$/);
    const session = cookie.split(';')[0]!;
    const write = (origin?: string) => {
      const request = service.anonymous.post('/api/v1/cases').set('Cookie', session);
      return (origin ? request.set('Origin', origin) : request).send(opening());
    };
    expect((await service.anonymous.get('/api/v1/me').set('Cookie', session)).body).toMatchObject({
      id: 'agent',
    });
    expect((await write()).status).toBe(403);
    expect((await write('https://evil.example')).status).toBe(403);
    expect((await write('null')).status).toBe(403);
    expect((await write(publicUrl)).status).toBe(201);
    const out = await service.anonymous.delete('/api/v1/auth/session');
    expect((out.headers['set-cookie'] as unknown as string[])[0]).toContain('Max-Age=0');
  });
});

describe('the session of a browser', () => {
  const minutes = 60;
  /** A session that was last worked in `idle` seconds ago, `age` seconds after it began. */
  const cookie = async (idle: number, age = 0) =>
    `caseline_session=${await sessionToken('agent', { idle, age: idle + age })}`;
  const me = (session: string) => service.anonymous.get('/api/v1/me').set('Cookie', session);
  const goOn = (session: string, origin = publicUrl) =>
    service.anonymous.put('/api/v1/auth/session').set('Cookie', session).set('Origin', origin);
  const given = (answer: { headers: Record<string, unknown> }) =>
    (answer.headers['set-cookie'] as string[])[0]!;

  it('goes on for another hour for whoever works', async () => {
    const late = await cookie(59 * minutes);
    expect((await me(late)).status).toBe(200);
    const answer = await goOn(late);
    expect(answer.status).toBe(204);
    expect(given(answer)).toMatch(
      /^caseline_session=[^;]+; Path=\/; Max-Age=3600; HttpOnly; SameSite=Strict$/,
    );
    expect((await me(given(answer).split(';')[0]!)).status).toBe(200);
  });

  it('ends after an hour without work, and does not go on then', async () => {
    const over = await cookie(sessionSeconds + 1);
    expect((await me(over)).status).toBe(401);
    expect((await goOn(over)).status).toBe(401);
  });

  it('is not kept alive by pages that look after changes by themselves', async () => {
    const answer = await me(await cookie(50 * minutes));
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('ends twelve hours after the sign-in, however much is worked', async () => {
    const last = await goOn(await cookie(minutes, longestSession - 11 * minutes));
    const age = Number(/Max-Age=(\d+)/.exec(given(last))?.[1]);
    expect(age).toBeGreaterThan(9 * minutes);
    expect(age).toBeLessThanOrEqual(10 * minutes);
    expect((await me(await cookie(minutes, longestSession))).status).toBe(401);
  });

  it('goes on at the word of our own pages alone, and never by a token of a program', async () => {
    const session = await cookie(minutes);
    expect((await goOn(session, 'https://evil.example')).status).toBe(403);
    const program = await (await service.as('agent')).put('/api/v1/auth/session', {});
    expect(program.status).toBe(403);
    expect(program.headers['set-cookie']).toBeUndefined();
  });

  it('comes by a secure connection alone where there is one', () => {
    expect(noSessionCookie({ publicUrl: 'https://support.example' })).toContain('; Secure');
  });
});
