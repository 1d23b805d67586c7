import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demonstrationPassword } from '../../store/seed.ts';
import { opening, publicUrl, type Service, startService } from './service.ts';

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
