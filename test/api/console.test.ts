import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

describe('the console as it is served', () => {
  const page = (path: string) => service.anonymous.get(path).set('accept', 'text/html,*/*');

  it('is one page at every address, with a word of its own for its style tags each time', async () => {
    const [first, second] = [await page('/'), await page('/cases/C20261124-0001?queue=mine')];
    const nonces = [first, second].map(
      ({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1],
    );
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.text).toContain(`content="${nonces[0]}"`);
    expect(first.text).not.toMatch(/<script(?![^>]* src=)/);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  it('lets its files be kept for ever, as they are named after their content', async () => {
    const name = /\/assets\/[\w.-]+\.js/.exec((await page('/')).text)?.[0] ?? '';
    const file = await service.anonymous.get(name);
    expect(file.status).toBe(200);
    expect(file.headers['cache-control']).toContain('immutable');
  });

  it('does not answer for the API, for a missing file, or a program that asks for no page', async () => {
    expect((await page('/api/v1/nothing')).status).toBe(404);
    expect((await page('/assets/gone.js')).status).toBe(404);
    expect((await service.anonymous.get('/cases')).status).toBe(404);
  });
});

describe('a person', () => {
  it('chooses their language and their time zone, each for itself, and nothing else about themselves', async () => {
    const engineer = await service.as('engineer1');
    const changed = await engineer.patch('/api/v1/me', { language: 'zh-CN' });
    expect(changed.status).toBe(200);
    expect((await engineer.get('/api/v1/me')).body).toMatchObject({
      language: 'zh-CN',
      languageChosen: true,
    });
    const customer = await service.as('customer');
    await customer.patch('/api/v1/me', { timeZone: 'Asia/Shanghai' });
    expect((await customer.get('/api/v1/me')).body).toMatchObject({
      timeZone: 'Asia/Shanghai',
      languageChosen: false,
    });
    const greedy = await engineer.patch('/api/v1/me', { language: 'en', roles: ['admin'] });
    expect(greedy.status).toBe(400);
    expect((await engineer.get('/api/v1/me')).headers['cache-control']).toBe('no-store');
  });
});
