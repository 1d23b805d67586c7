import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerLimits, mostUrgent } from '../../domain/customerLimits.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const own = { name: 'Gina Globe', email: 'gina@globex.example' };
const request = (change: object = {}) =>
  opening({ customerId: 'globex', channel: 'web', contact: own, priority: 'P3', ...change });
const send = async (change: object) => (await service.as('customer2')).post('/api/v1/cases', request(change));
const errorsOf = (answer: { body: unknown }) =>
  (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path);

describe('what a customer opens', () => {
  it('is about somebody of their own organisation, who is told of it', async () => {
    for (const email of [
      'victim@stranger.example',
      'gina@globex.example.evil.example',
      'wang.fang@acme.example',
    ]) {
      const answer = await send({ contact: { name: 'A stranger', email } });
      expect([answer.status, errorsOf(answer)]).toEqual([400, ['contact.email']]);
    }
    const phoned = await send({ contact: { ...own, phone: '+86 139 0000 0000' } });
    expect([phoned.status, errorsOf(phoned)]).toEqual([400, ['contact.phone']]);
    const colleague = { name: 'A colleague', email: 'Support@Globex.example', phone: '+1 202 555 0142' };
    expect((await send({ contact: colleague })).status).toBe(201);
    expect((await send({ contact: { name: 'Another', email: 'new.one@globex.example' } })).status).toBe(201);
    // The hotline writes down whoever calls.
    const stranger = { customerId: 'globex', contact: { name: 'A stranger', email: 'x@stranger.example' } };
    expect((await (await service.as('agent')).post('/api/v1/cases', opening(stranger))).status).toBe(201);
  });

  it('is of the highest priority a few times only while those are open', async () => {
    for (let n = 0; n < mostUrgent; n += 1) expect((await send({ priority: 'P1' })).status).toBe(201);
    const refused = await send({ priority: 'P1' });
    expect([refused.status, (refused.body as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('call the hotline'),
    ]);
    const agent = await service.as('agent');
    const urgent = opening({ customerId: 'globex', priority: 'P1' });
    expect((await agent.post('/api/v1/cases', urgent)).status).toBe(201);
  });

  it('is so much within a time, and then they hear when to go on', async () => {
    const customer = await service.as('customer');
    const open = () => customer.post('/api/v1/cases', opening({ channel: 'web' }));
    const { number } = (await open()).body as { number: string };
    const answers = await Promise.all(Array.from({ length: customerLimits.cases.most }, open));
    const stopped = answers.filter(({ status }) => status === 429);
    expect(stopped.length).toBeGreaterThan(0);
    expect(Number(stopped[0]?.headers['retry-after'])).toBeGreaterThan(0);
    const note = () => customer.post(`/api/v1/cases/${number}/notes`, { text: 'x', visibility: 'public' });
    let sent = 0;
    while (sent <= customerLimits.notes.most && (await note()).status === 200) sent += 1;
    expect(sent).toBe(customerLimits.notes.most);
    expect((await note()).status).toBe(429);
    // What one person sends stops nobody else, and nobody from reading.
    expect((await customer.get(`/api/v1/cases/${number}`)).status).toBe(200);
    expect((await (await service.as('agent')).post('/api/v1/cases', opening())).status).toBe(201);
  }, 60_000);

  it('is so many files within a time, whatever becomes of them, and staff send on', async () => {
    const agent = await service.as('agent');
    const { number } = (await agent.post('/api/v1/cases', request())).body as { number: string };
    const attach = async (username: string, name: string) => {
      const { token } = await service.as(username);
      return service.anonymous
        .post(`/api/v1/cases/${number}/attachments`)
        .set('Authorization', `Bearer ${token}`)
        .attach('file', Buffer.from('link down'), name);
    };
    for (let n = 0; n < customerLimits.files.most; n += 1)
      expect((await attach('customer2', n % 2 ? 'boot.log' : 'tool.exe')).status).toBe(n % 2 ? 201 : 415);
    const stopped = await attach('customer2', 'boot.log');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attach('agent', 'boot.log')).status).toBe(201);
    // What was sent can be read, and what is no file still be said.
    const { token } = await service.as('customer2');
    const said = await service.anonymous
      .post(`/api/v1/cases/${number}/notes`)
      .set('Authorization', `Bearer ${token}`)
      .send({ text: 'The log is there', visibility: 'public' });
    expect(said.status).toBe(200);
  }, 60_000);
});
