import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);

describe('users', () => {
  const user = (change: object = {}) => ({
    username: 'newcomer',
    name: 'New Comer',
    roles: ['engineer'],
    skills: ['Cisco'],
    password: 'a long password',
    ...change,
  });

  it('are added and changed by an administrator, and never show a password', async () => {
    const admin = await as('admin');
    const added = await admin.post('/api/v1/users', user()).set('Idempotency-Key', 'u1');
    expect(added.status).toBe(201);
    schemaOf('post', '/api/v1/users').parse(added.body);
    expect(added.body).toMatchObject({ skills: ['cisco'], language: 'en', active: true, revision: 1 });
    const again = await admin.post('/api/v1/users', user()).set('Idempotency-Key', 'u1');
    expect(again.text).toBe(added.text);
    expect((await admin.post('/api/v1/users', user())).status).toBe(409);
    const path = added.headers['location'] as string;
    const changed = await admin.patch(path, { onDuty: false, language: 'zh-CN' }).set('If-Match', '"1"');
    expect(changed.body).toMatchObject({ onDuty: false, language: 'zh-CN', revision: 2 });
    expect((await admin.patch(path, { onDuty: true }).set('If-Match', '"1"')).status).toBe(412);
    const list = await admin.get('/api/v1/users?role=engineer&skill=cisco&total=true');
    schemaOf('get', '/api/v1/users').parse(list.body);
    expect(list.body).toMatchObject({
      data: [{ id: 'engineer1' }, { username: 'newcomer' }],
      page: { total: 2 },
    });
    expect(list.text + added.text).not.toMatch(/argon2|password/i);
  });

  it('are taken by whoever has the name, however it is capitalised, also when two come at once', async () => {
    const admin = await as('admin');
    const taken = await admin.post('/api/v1/users', user({ username: 'Engineer1' }));
    expect(taken.body).toMatchObject({ status: 409, detail: expect.stringContaining('taken') });
    const both = await Promise.all(
      ['Twin', 'tWIN'].map((username) => admin.post('/api/v1/users', user({ username }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are refused where they make no sense', async () => {
    const admin = await as('admin');
    const add = async (change: object) =>
      (await admin.post('/api/v1/users', user({ username: 'x', ...change }))).status;
    expect(await add({ password: 'short' })).toBe(400);
    expect(await add({ roles: ['king'] })).toBe(400);
    expect(await add({ roles: ['customer'] })).toBe(400);
    expect(await add({ roles: ['customer', 'agent'], customerId: 'acme' })).toBe(400);
    expect(await add({ customerId: 'acme' })).toBe(400);
    expect(await add({ roles: ['customer'], customerId: 'nobody' })).toBe(422);
    expect((await admin.patch('/api/v1/users/nobody', { onDuty: true })).status).toBe(404);
    expect((await admin.patch('/api/v1/users/admin', { active: false })).status).toBe(409);
    expect((await admin.patch('/api/v1/users/admin', { passwordHash: 'x' })).status).toBe(400);
  });

  it('are found by a part of their name or user name, taken as it stands', async () => {
    const agent = await as('agent');
    const found = async (q: string) => {
      const answer = await agent.get(`/api/v1/users?q=${encodeURIComponent(q)}`);
      return (answer.body as { data: { username: string }[] }).data.map(({ username }) => username);
    };
    expect(await found('li w')).toEqual(['engineer1']);
    expect(await found('CUSTOMER')).toEqual(['customer', 'customer2']);
    expect(await found('.*')).toEqual([]);
    expect(await found('(')).toEqual([]);
  });

  it('know who they are', async () => {
    expect((await (await as('customer')).get('/api/v1/me')).body).toMatchObject({
      customerId: 'acme',
      language: 'zh-CN',
    });
  });
});

describe('customers', () => {
  it('come up when they call, with what is open', async () => {
    const agent = await as('agent');
    const { number } = (await agent.post('/api/v1/cases', opening())).body as { number: string };
    for (const query of [
      'phone=%2B8613800138000',
      'phone=138-0013-8000',
      'email=Wang.Fang@acme.example',
      'id=acme',
    ]) {
      const answer = await agent.get(`/api/v1/customers/lookup?${query}`);
      expect([query, answer.status]).toEqual([query, 200]);
      schemaOf('get', '/api/v1/customers/lookup').parse(answer.body);
      const { id, engineers, openCases } = answer.body as {
        id: string;
        engineers: object[];
        openCases: { number: string }[];
      };
      expect([id, engineers]).toEqual(['acme', [{ id: 'engineer1', name: 'Li Wei' }]]);
      expect(openCases.map((each) => each.number)).toContain(number);
    }
    expect((await agent.get('/api/v1/customers/lookup?phone=99999999')).status).toBe(404);
    expect((await agent.get('/api/v1/customers/lookup')).status).toBe(400);
    expect((await agent.get('/api/v1/customers/lookup?id=acme&email=a@b.example')).status).toBe(400);
  });

  it('come up by whoever takes part in a project, however the number is written, and say who else it may be', async () => {
    const agent = await as('agent');
    const found = async (query: string) =>
      (await agent.get(`/api/v1/customers/lookup?${query}`)).body as {
        id: string;
        projects: { id: string; members: { name: string; role: string | null }[] }[];
        entitlement: object;
        others: object[];
      };
    const member = await found('phone=0086%20137-0013-7000');
    expect(member).toMatchObject({
      id: 'acme',
      projects: [{ id: 'ACME-2025-DC', members: [{ name: 'Ma Ling', role: 'project manager' }, {}] }],
      entitlement: { covered: true, contractId: 'acme-support', reason: 'contract' },
      others: [],
    });
    for (const written of ['（0086）137 0013 7000', '１３７００１３７０００'])
      expect(await found(`phone=${encodeURIComponent(written)}`)).toMatchObject({ id: 'acme' });
    const shared = { id: 'J-1', name: 'Joint', members: [{ name: 'Ma Ling', phone: '13700137000' }] };
    expect((await agent.patch('/api/v1/customers/globex', { projects: [shared] })).body).toMatchObject({
      projects: [{ id: 'J-1', members: [{ name: 'Ma Ling', email: null, role: null }] }],
    });
    expect(await found('phone=13700137000')).toMatchObject({
      id: 'acme',
      others: [{ id: 'globex', name: 'Globex' }],
      candidates: [
        { id: 'acme', name: 'ACME', people: [{ name: 'Ma Ling', phone: '+86 137 0013 7000' }] },
        { id: 'globex', name: 'Globex', people: [{ name: 'Ma Ling', phone: '13700137000' }] },
      ],
    });
    const list = await agent.get('/api/v1/customers?q=joint');
    expect((list.body as { data: object[] }).data).toMatchObject([{ id: 'globex' }]);
    const twice = await agent.patch('/api/v1/customers/globex', { projects: [shared, shared] });
    expect(twice.body).toMatchObject({ status: 400, errors: [{ path: 'projects' }] });
  });

  it('are not taken for one another when their numbers only end alike', async () => {
    const agent = await as('agent');
    for (const phone of ['158 0013 8000', '+1 302 555 0142', '020-5550 0100', '5550 0100'])
      expect((await agent.get(`/api/v1/customers/lookup?phone=${encodeURIComponent(phone)}`)).status).toBe(
        404,
      );
  });

  it('are found whoever wrote their number in which form, and keep its extension', async () => {
    const agent = await as('agent');
    const phones = ['010-88886666-801', '0755—26881234转12', '030/1234567'];
    const added = await agent.post('/api/v1/customers', {
      ...{ id: 'umbrella', name: 'Umbrella', phones },
      contacts: [{ name: 'Ada', phone: '（021）6888 1234 ext. 5' }],
    });
    expect(added.body).toMatchObject({ phones, contacts: [{ phone: '(021)6888 1234 ext. 5' }] });
    for (const calling of [
      '01088886666',
      '+861088886666',
      '0086 755 2688 1234',
      '030 1234567',
      '+86 21 6888 1234',
    ])
      expect(
        (await agent.get(`/api/v1/customers/lookup?phone=${encodeURIComponent(calling)}`)).body,
      ).toMatchObject({ id: 'umbrella', candidates: [{ id: 'umbrella' }] });
    const garbage = await agent.post('/api/v1/customers', { id: 'g', name: 'G', phones: ['call me'] });
    expect(garbage.body).toMatchObject({
      status: 400,
      errors: [{ path: 'phones.0', message: expect.stringContaining('must be one telephone number') }],
    });
  });

  it('are added and changed', async () => {
    const agent = await as('agent');
    const added = await agent.post('/api/v1/customers', {
      id: 'initech',
      name: 'Initech',
      phones: ['010 5550 0199'],
    });
    expect([added.status, added.headers['location']]).toEqual([201, '/api/v1/customers/initech']);
    expect((await agent.post('/api/v1/customers', { id: 'initech', name: 'Again' })).status).toBe(409);
    expect(
      (await agent.post('/api/v1/customers', { id: 'y', name: 'Y', engineerIds: ['nobody'] })).status,
    ).toBe(422);
    expect(added.body).toMatchObject({ address: null });
    const address = '1 Main Street, Springfield';
    const changed = await agent.patch('/api/v1/customers/initech', {
      emails: ['it@initech.example'],
      address,
    });
    expect(changed.body).toMatchObject({ revision: 2, address, phones: ['010 5550 0199'] });
    expect((await agent.get('/api/v1/customers/lookup?email=it@initech.example')).body).toMatchObject({
      id: 'initech',
    });
    expect((await agent.get('/api/v1/customers/lookup?phone=%2B861055500199')).body).toMatchObject({
      id: 'initech',
    });
    expect((await agent.patch('/api/v1/customers/nobody', { name: 'x' })).status).toBe(404);
    expect(
      (await agent.patch('/api/v1/customers/initech', { name: 'x' }).set('If-Match', '"1"')).status,
    ).toBe(412);
    const list = await agent.get('/api/v1/customers?q=init');
    schemaOf('get', '/api/v1/customers').parse(list.body);
    expect((list.body as { data: object[] }).data).toMatchObject([{ id: 'initech' }]);
  });
});

describe('policies', () => {
  it('get a new version, which the next case has and a running one has not', async () => {
    const [agent, manager] = [await as('agent'), await as('manager')];
    const old = (await agent.post('/api/v1/cases', opening())).body as { number: string };
    const present = await manager.get('/api/v1/policies/response-centre');
    schemaOf('get', '/api/v1/policies/x').parse(present.body);
    expect(present.headers['etag']).toBe('"1"');
    const all = (text: string) => ({ P1: text, P2: text, P3: text, P4: text });
    const seconds = {
      clock: 'calendar',
      response: { ...all('PT4S'), remind: [0.5] },
    };
    const put = (id: string, policy: object) => manager.put(`/api/v1/policies/${id}`, policy);
    expect((await put('response-centre', seconds).set('If-Match', '"1"')).body).toMatchObject({
      version: 2,
      clock: 'calendar',
    });
    expect((await put('response-centre', seconds).set('If-Match', '"1"')).status).toBe(412);
    expect((await agent.get(`/api/v1/cases/${old.number}`)).body).toMatchObject({ policyVersion: 1 });
    const fresh = (await agent.post('/api/v1/cases', opening())).body as {
      openedAt: string;
      clocks: { dueAt: string }[];
    };
    expect(Date.parse(fresh.clocks[0]!.dueAt) - Date.parse(fresh.openedAt)).toBe(4000);
    expect((await put('quick', seconds)).body).toMatchObject({ id: 'quick', version: 1 });
    const refused = await put('quick', { ...seconds, clock: 'sometimes', onTheMoon: {} });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: [{ path: 'clock' }, { path: 'onTheMoon' }] });
    const homeless = await put('quick', { ...seconds, clock: 'business', calendar: 'nowhere' });
    expect(homeless.body).toMatchObject({ status: 422, errors: [{ path: 'calendar' }] });
    schemaOf('get', '/api/v1/policies').parse((await agent.get('/api/v1/policies')).body);
  });
});
