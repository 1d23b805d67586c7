import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { createApp } from '../../api/app.ts';
import { Metrics } from '../../api/metrics.ts';
import { listAudit } from '../../store/audit.ts';
import { reportChannel } from '../../store/channels.ts';
import { insertMessages } from '../../store/outbox.ts';
import { demonstrationPassword } from '../../store/seed.ts';
import { linkTo, opening, publicUrl, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);

describe('notifications', () => {
  it("show the outbox of a case, without the links that are the customer's alone", async () => {
    const token = await linkTo('consent', 'C20261123-0001');
    await insertMessages([
      {
        ...{ _id: 'C20261123-0001/9/contact/email', number: 'C20261123-0001', seq: 9, channel: 'email' },
        ...{ recipient: { id: 'contact', name: 'Wang Fang' }, address: 'wang.fang@acme.example' },
        ...{ template: 'consent_requested', language: 'en', subject: 'Please agree', html: null },
        ...{ text: `Follow ${publicUrl}/consents/${token} please`, createdAt: new Date() },
      },
    ]);
    const answer = await (
      await as('agent')
    ).get('/api/v1/notifications?case=C20261123-0001&state=pending&total=true');
    schemaOf('get', '/api/v1/notifications').parse(answer.body);
    expect(answer.body).toMatchObject({
      data: [{ text: `Follow ${publicUrl}/consents/… please` }],
      page: { total: 1 },
    });
    expect(answer.text).not.toContain(token);
  });

  it('show the links of a message that nobody carries to those alone who ask for it on a demonstration, and say so', async () => {
    const [agent, engineer, depot] = await Promise.all(['agent', 'engineer1', 'depot'].map(as));
    const { number } = (await agent!.post('/api/v1/cases', opening())).body as { number: string };
    const token = await linkTo('consent', number);
    const id = `${number}/9/contact/email`;
    const message = {
      ...{ _id: id, number, seq: 9, channel: 'email' as const, createdAt: new Date(), html: null },
      ...{ recipient: { id: 'contact', name: 'Wang Fang' }, address: 'wang.fang@acme.example' },
      ...{ template: 'consent_requested' as const, language: 'en' as const, subject: 'Please agree' },
      text: `Follow ${publicUrl}/consents/${token} please`,
    };
    await insertMessages([message], {}, () => false);
    const list = `/api/v1/notifications?case=${number}`;
    for (const reader of [agent!, engineer!, depot!, await as('admin')]) {
      const answer = await reader.get(list);
      schemaOf('get', '/api/v1/notifications').parse(answer.body);
      expect(answer.text).not.toContain(token);
    }
    const revealable = async (reader: typeof agent) =>
      ((await reader!.get(list)).body as { data: { revealable: boolean }[] }).data[0]?.revealable;
    expect([await revealable(agent), await revealable(depot)]).toEqual([true, false]);
    const path = `/api/v1/notifications/${encodeURIComponent(id)}/reveal`;
    expect((await depot!.post(path)).status).toBe(403);
    const shown = await agent!.post(path);
    expect([shown.status, shown.body]).toEqual([200, { link: `${publicUrl}/consents/${token}` }]);
    const timeline = await agent!.get(`/api/v1/cases/${number}/timeline`);
    expect((timeline.body as { data: object[] }).data.at(-1)).toMatchObject({
      ...{ kind: 'note', visibility: 'internal', actor: { id: 'agent' } },
      text: expect.stringContaining('Wang Fang') as unknown,
    });
    const settings = { ...service.deps.settings, demo: false };
    const real = supertest(createApp({ ...service.deps, settings }, new Metrics()));
    const refused = await real.post(path).set('Authorization', `Bearer ${agent!.token}`).send({});
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain(token);
  });
});

describe('what did not leave', () => {
  const insert = async (id: string, channel: 'email' | 'sms', address: string) => {
    const number = id.split('/')[0] ?? '';
    await insertMessages(
      [
        {
          ...{ _id: id, number, seq: 1, channel, recipient: { id: id.split('/')[2] ?? '', name: 'Li Wei' } },
          ...{ address, template: 'assigned', language: 'en', subject: 's', html: null, text: 't' },
          createdAt: new Date(),
        },
      ],
      {},
      () => false,
    );
  };
  const path = (id: string) => `/api/v1/notifications/${encodeURIComponent(id)}/send`;

  it('can be sent again, to the address as it is now, once a worker carries the channel', async () => {
    const id = 'C20261123-0009/1/engineer1/email';
    await insert(id, 'email', 'wrong@centre.example');
    const agent = await as('agent');
    await reportChannel('email', { carried: false, error: null });
    expect((await agent.post(path(id))).status).toBe(409);
    await reportChannel('email', { carried: true, error: null });
    const { body: user } = (await agent.get('/api/v1/users/engineer1')) as { body: { email: string } };
    const answer = await agent.post(path(id));
    expect(answer.body).toMatchObject({ id, state: 'pending', address: user.email });
    expect((await agent.post(path(id))).status).toBe(409);
    expect((await agent.post(path('C20261123-0009/7/nobody/email'))).status).toBe(404);
    expect((await (await as('engineer1')).post(path(id))).status).toBe(403);
  });

  it('can be sent again by filter, and says what cannot', async () => {
    await reportChannel('email', { carried: true, error: null });
    await insert('C20261123-0010/1/engineer1/email', 'email', 'a@centre.example');
    await insert('C20261123-0010/1/nobody/email', 'email', 'b@centre.example');
    await insert('C20261123-0011/1/engineer1/email', 'email', 'c@centre.example');
    const manager = await as('manager');
    const filter = { case: 'C20261123-0010', state: 'held', channel: 'email' };
    const answer = await manager.post('/api/v1/notifications/send', { filter });
    expect(answer.body).toMatchObject({ done: 1, refused: [{ id: 'C20261123-0010/1/nobody/email' }] });
    const left = await manager.get('/api/v1/notifications?case=C20261123-0011');
    expect(left.body).toMatchObject({ data: [{ state: 'held' }] });
  });

  it('is told on the status page, with the reason where the channel is at fault', async () => {
    await reportChannel('sms', { carried: true, error: 'the gateway answered 401' });
    const body: unknown = (await (await as('agent')).get('/api/v1/status')).body;
    schemaOf('get', '/api/v1/status').parse(body);
    expect(body).toMatchObject({
      ...{ temporal: true, worker: true, mongodb: true },
      channels: expect.arrayContaining([
        expect.objectContaining({ channel: 'sms', carried: true, error: 'the gateway answered 401' }),
      ]) as unknown,
    });
    await reportChannel('sms', { carried: true, error: null });
  });
});

describe('a contact', () => {
  const open = async (contact: object, channel = 'hotline') =>
    (await as('agent')).post('/api/v1/cases', { customerId: 'acme', channel, title: 'No link', contact });

  it('who could be told nothing is refused, but for fax and visit: those are taken and flagged', async () => {
    const refused = await open({ name: 'Wang Fang' });
    expect(refused.status).toBe(400);
    expect((refused.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'contact.email',
      'contact.phone',
    ]);
    const taken = await open({ name: 'Wang Fang' }, 'fax');
    expect(taken.status).toBe(201);
    expect((taken.body as { tags: string[] }).tags).toContain('unreachable');
  });

  it('whose account is closed gets no mail: the agent is to call', async () => {
    const admin = await as('admin');
    const email = 'gone@acme.example';
    const added = await admin.post('/api/v1/users', {
      ...{ username: 'gone', name: 'Gone', roles: ['customer'], customerId: 'acme' },
      ...{ email, password: 'long enough for it' },
    });
    const { id } = added.body as { id: string };
    await admin.patch(`/api/v1/users/${id}`, { active: false });
    const body: unknown = (await open({ name: 'Gone', email })).body;
    expect((body as { tags: string[] }).tags).toEqual(expect.arrayContaining(['to_call', 'undelivered']));
  });
});

describe('somebody who leaves', () => {
  it('is not sent away before what they hold is seen, and then it goes back to the rule', async () => {
    const admin = await as('admin');
    const added = await admin.post('/api/v1/users', {
      ...{ username: 'leaver', name: 'Leaver', roles: ['engineer'], password: 'long enough for it' },
    });
    const { id } = added.body as { id: string };
    const opened = await (
      await as('agent')
    ).post('/api/v1/cases', {
      ...{ customerId: 'acme', channel: 'hotline', title: 'No link', assigneeId: id },
      contact: { name: 'Wang Fang', email: 'wang.fang@acme.example' },
    });
    const { number } = opened.body as { number: string };
    const refused = await admin.patch(`/api/v1/users/${id}`, { active: false });
    expect(refused.status).toBe(409);
    expect((refused.body as { detail: string }).detail).toContain(number);
    expect((await admin.get(`/api/v1/users/${id}`)).body).toMatchObject({ active: true });
    const confirmed = await admin.patch(`/api/v1/users/${id}?confirm=true`, { active: false });
    expect(confirmed.body).toMatchObject({ active: false });
    // The rule is the workflow's; here it finds nobody.
    expect((await admin.get(`/api/v1/cases/${number}`)).body).toMatchObject({
      assignee: null,
      tags: expect.arrayContaining(['supervisor_queue']) as unknown,
    });
  });
});

describe('what is left of a request', () => {
  it('is audited, refused or not, without bodies and secrets', async () => {
    const customer = await as('customer2');
    const note = customer.post('/api/v1/cases/C20200101-0001/cancel', {
      reason: 'withdrawn',
      consentBy: 'a secret word',
    });
    await note.set('X-Request-Id', 'audited-1');
    await service.anonymous
      .post(`/api/v1/consents/secret-token`)
      .send({ agreed: true })
      .set('X-Request-Id', 'audited-2');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const records = (await listAudit({}, null, 100)).data;
    expect(records.find(({ requestId }) => requestId === 'audited-1')).toMatchObject({
      userId: 'customer2',
      method: 'POST',
      route: '/api/v1/cases/{number}/cancel',
      status: 403,
      address: '127.0.0.1',
    });
    expect(records.find(({ requestId }) => requestId === 'audited-2')).toMatchObject({
      userId: null,
      route: '/api/v1/consents/{token}',
      status: 404,
    });
    const answer = await (await as('admin')).get('/api/v1/audit?user=customer2');
    schemaOf('get', '/api/v1/audit').parse(answer.body);
    expect((answer.body as { data: object[] }).data.length).toBeGreaterThan(0);
    for (const words of ['a secret word', 'secret-token', demonstrationPassword, 'Bearer', 'eyJ']) {
      expect(JSON.stringify(records)).not.toContain(words);
      expect(service.logged.join('')).not.toContain(words);
    }
  });

  it('names who signed in or tried to, and is paged by time, person and subject', async () => {
    const from = new Date().toISOString();
    const login = (username: string, password: string) =>
      service.anonymous.post('/api/v1/auth/token').send({ username, password });
    await login('engineer3', 'a guess');
    await login('nobody-at-all', 'a guess');
    const engineer = await as('engineer3');
    for (let n = 0; n < 3; n += 1) await engineer.post('/api/v1/cases/C20200101-0001/work', { n });
    const admin = await as('admin');
    type Records = { data: Record<string, unknown>[]; page: { next: string | null } };
    await new Promise((resolve) => setTimeout(resolve, 300));
    const read = async (query: string) => {
      const answer = await admin.get(`/api/v1/audit?from=${from}&${query}`);
      schemaOf('get', '/api/v1/audit').parse(answer.body);
      return answer.body as Records;
    };
    const tries = (await read('subject=engineer3')).data;
    expect(tries.map(({ name, userId, status, address }) => [name, userId, status, address])).toEqual([
      ['engineer3', 'engineer3', 200, '127.0.0.1'],
      ['engineer3', null, 401, '127.0.0.1'],
    ]);
    const all = (await read('limit=100')).data;
    expect(all.find(({ name }) => name === 'nobody-at-all')).toMatchObject({ userId: null, status: 401 });
    const first = await read('user=engineer3&limit=2');
    const second = await read(`user=engineer3&limit=2&cursor=${first.page.next}`);
    expect([first.data.length, second.data.length, second.page.next]).toEqual([2, 2, null]);
    expect(new Set([...first.data, ...second.data].map(({ requestId }) => requestId)).size).toBe(4);
    expect((await read(`to=${new Date(Date.parse(from) + 1).toISOString()}`)).data).toEqual([]);
    expect((await admin.get(`/api/v1/audit?from=${from}&to=${from}`)).status).toBe(400);
  });

  it('is a metric by route', async () => {
    await (await as('agent')).get('/api/v1/cases/C20200101-0001');
    const text = await service.metrics.registry.metrics();
    expect(text).toMatch(
      /caseline_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/cases\/\{number\}",status="404"\} 1/,
    );
  });
});

describe('readiness', () => {
  it('is of this process and its database, tells of the others, and liveness is of the process alone', async () => {
    const ready = await service.anonymous.get('/readyz');
    expect([ready.status, ready.body]).toEqual([200, { temporal: true, mongodb: true, worker: true }]);
    service.engine.away = true;
    const away = await service.anonymous.get('/readyz');
    expect([away.status, away.body]).toEqual([200, { temporal: false, mongodb: true, worker: false }]);
    service.engine.away = false;
    service.prepared.database = false;
    expect((await service.anonymous.get('/readyz')).status).toBe(503);
    service.prepared.database = true;
    expect((await service.anonymous.get('/healthz')).body).toEqual({ status: 'ok' });
  });

  it('ends with the database, which is a clear 503 for everybody', async () => {
    const agent = await as('agent');
    await mongoose.disconnect();
    try {
      const answer = await agent.get('/api/v1/cases');
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('5');
      const login = { username: 'agent', password: demonstrationPassword };
      expect((await service.anonymous.post('/api/v1/auth/token').send(login)).status).toBe(503);
      expect((await service.anonymous.get('/readyz')).body).toMatchObject({ mongodb: false });
    } finally {
      await mongoose.connect(service.uri);
    }
  });
});

describe('the fault report', () => {
  it('is a PDF of a resolved case, for its own organisation, in the language that is asked for', async () => {
    const [agent, engineer, customer] = await Promise.all(['agent', 'engineer1', 'customer'].map(as));
    const { number } = (await agent!.post('/api/v1/cases', opening())).body as { number: string };
    const path = `/api/v1/cases/${number}/fault-report`;
    const early = await engineer!.get(path);
    expect([early.status, (early.body as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('it has no resolution to report yet'),
    ]);
    await engineer!.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const restoredAt = new Date().toISOString();
    await engineer!.post(`/api/v1/cases/${number}/resolve`, { cause: 'x', treatment: 'y', restoredAt });
    const report = await customer!.get(`${path}?language=zh-CN`);
    expect([report.status, report.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((report.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await (await as('customer2')).get(path)).status).toBe(404);
    expect((await customer!.get(`${path}?language=fr`)).status).toBe(400);
  }, 30_000);
});
