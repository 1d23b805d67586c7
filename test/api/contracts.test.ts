import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  const admin = await service.as('admin');
  const answer = await admin.get('/api/v1/policies/response-centre');
  const { clock, response } = answer.body as { clock: string; response: object };
  await admin.put('/api/v1/policies/three-hours', { clock, response });
});
afterAll(() => service.close());

const as = (username: string) => service.as(username);
type Opened = { number: string; policyId: string; vendor: string; entitlement: object };
const openCase = async (change: object = {}, username = 'agent') =>
  (await (await as(username)).post('/api/v1/cases', opening(change))).body as Opened;
const newCustomer = async (id: string) =>
  (await as('admin')).post('/api/v1/customers', { id, name: id.toUpperCase(), address: '8 Jianguo Road' });

const contract = { customerId: 'globex', policyId: 'three-hours', coversFrom: '2020-01-01' };
const asset = { customerId: 'globex', model: 'CE6881' };

describe('contracts and installed equipment', () => {
  it('are added, read, changed at a revision and removed', async () => {
    const manager = await as('manager');
    const body = { ...contract, id: 'g-2', coversTo: '2020-12-31', level: 'gold' };
    const added = await manager.post('/api/v1/contracts', body).set('Idempotency-Key', 'c1');
    expect([added.status, added.headers['location']]).toEqual([201, '/api/v1/contracts/g-2']);
    schemaOf('post', '/api/v1/contracts').parse(added.body);
    expect((await manager.post('/api/v1/contracts', body).set('Idempotency-Key', 'c1')).text).toBe(
      added.text,
    );
    expect((await manager.post('/api/v1/contracts', body)).status).toBe(409);
    const path = '/api/v1/contracts/g-2';
    const changed = await manager.patch(path, { coversTo: '2021-12-31' }).set('If-Match', '"1"');
    expect(changed.body).toMatchObject({ id: 'g-2', coversTo: '2021-12-31', level: 'gold', revision: 2 });
    expect((await manager.patch(path, { level: 'x' }).set('If-Match', '"1"')).status).toBe(412);
    expect((await manager.delete(path).set('If-Match', '"1"')).status).toBe(412);
    expect((await manager.delete(path)).status).toBe(204);
    expect((await manager.get(path)).status).toBe(404);
  });

  it('are listed by page, and customers see their own only', async () => {
    const [agent, customer, stranger] = [await as('agent'), await as('customer'), await as('customer2')];
    const list = await agent.get('/api/v1/assets?customer=acme&limit=1&total=true');
    schemaOf('get', '/api/v1/assets').parse(list.body);
    const { data, page } = list.body as {
      data: { serialNumber: string }[];
      page: { next: string; total: number };
    };
    expect([data[0]!.serialNumber, page.total]).toEqual(['FOC1719Y1CD', 2]);
    const rest = await agent.get(`/api/v1/assets?customer=acme&cursor=${page.next}`);
    expect((rest.body as { data: object[] }).data).toMatchObject([{ serialNumber: 'FOC2231X0AB' }]);
    expect((await customer.get('/api/v1/assets/foc2231x0ab')).status).toBe(200);
    expect((await stranger.get('/api/v1/assets/FOC2231X0AB')).status).toBe(404);
    expect((await stranger.get('/api/v1/contracts/acme-support')).status).toBe(404);
    for (const query of ['', '?customer=globex', '?customer=acme']) {
      const seen = (await stranger.get(`/api/v1/contracts${query}`)).body as {
        data: { customerId: string }[];
      };
      expect(seen.data.filter(({ customerId }) => customerId !== 'globex')).toEqual([]);
      expect(seen.data.length > 0).toBe(query !== '?customer=acme');
    }
  });

  it.each([
    [400, 'coversTo', '/contracts', { ...contract, id: 'x', coversTo: '2019-12-31' }],
    [400, 'coversTo', '/contracts', { ...contract, id: 'x', coversTo: '2027-02-29' }],
    [400, 'coversFrom', '/contracts', { ...contract, id: 'x', coversTo: '2027-01-01', coversFrom: 'today' }],
    [422, 'policyId', '/contracts', { ...contract, id: 'x', coversTo: '2027-01-01', policyId: 'none' }],
    [422, 'calendarId', '/contracts', { ...contract, id: 'x', coversTo: '2027-01-01', calendarId: 'none' }],
    [422, 'customerId', '/contracts', { ...contract, id: 'x', coversTo: '2027-01-01', customerId: 'none' }],
    [
      400,
      'inspectionsPerYear',
      '/contracts',
      { ...contract, id: 'x', coversTo: '2027-01-01', inspectionsPerYear: -1 },
    ],
    [400, 'serialNumber', '/assets', { ...asset, serialNumber: '=1+1' }],
    [400, 'acceptedAt', '/assets', { ...asset, serialNumber: 'S1', acceptedAt: '2023-02-29' }],
    [422, 'customerId', '/assets', { ...asset, serialNumber: 'S1', customerId: 'none' }],
    [409, undefined, '/assets', { ...asset, serialNumber: 'foc2231x0ab' }],
  ])('answer %s about %s of a bad POST %s', async (status, path, to, body) => {
    const answer = await (await as('manager')).post(`/api/v1${to}`, body);
    const { errors } = answer.body as { errors?: { path: string }[] };
    expect([answer.status, errors?.[0]?.path]).toEqual([status, path]);
  });

  it('refuse a change that the whole would not bear', async () => {
    const answer = await (
      await as('manager')
    ).patch('/api/v1/contracts/acme-support', { coversTo: '2001-01-01' });
    expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([
      400,
      'coversTo: must not be before coversFrom',
    ]);
  });
});

describe('the hotline', () => {
  it('sees contracts, equipment and open cases of who calls', async () => {
    const answer = await (await as('agent')).get('/api/v1/customers/lookup?id=acme');
    schemaOf('get', '/api/v1/customers/lookup').parse(answer.body);
    expect(answer.body).toMatchObject({
      contracts: [{ id: 'acme-support', inspectionsPerYear: 4 }],
      assets: [{ serialNumber: 'FOC1719Y1CD' }, { serialNumber: 'FOC2231X0AB' }],
    });
  });
});

describe('a case that is opened', () => {
  it('carries what the contract and the warranty of its equipment say', async () => {
    const opened = await openCase({ serialNumber: 'foc2231x0ab', vendor: undefined });
    expect(opened).toMatchObject({
      vendor: 'cisco',
      policyId: 'response-centre',
      entitlement: { covered: true, contractId: 'acme-support', reason: 'contract' },
    });
    expect(opened.entitlement).toMatchObject({ warrantyUntil: expect.stringMatching(/-03-15$/) as unknown });
  });

  it('has the policy of its contract, unless the request names one', async () => {
    await newCustomer('initech');
    const manager = await as('manager');
    await manager.post('/api/v1/contracts', {
      ...{ id: 'i-1', customerId: 'initech', policyId: 'three-hours' },
      ...{ coversFrom: '2020-01-01', coversTo: '2090-01-01' },
    });
    expect(await openCase({ customerId: 'initech' })).toMatchObject({ policyId: 'three-hours' });
    expect(await openCase({ customerId: 'initech', policyId: 'response-centre' })).toMatchObject({
      policyId: 'response-centre',
      entitlement: { contractId: 'i-1' },
    });
  });

  it('for a customer without a contract that covers today is out of coverage, and says why', async () => {
    await newCustomer('umbrella');
    expect(await openCase({ customerId: 'umbrella' })).toMatchObject({
      policyId: 'response-centre',
      entitlement: { covered: false, contractId: null, warrantyUntil: null, reason: 'no_contract' },
    });
    await (
      await as('manager')
    ).post('/api/v1/contracts', {
      ...contract,
      ...{ id: 'u-1', customerId: 'umbrella', coversTo: '2020-12-31' },
    });
    expect(await openCase({ customerId: 'umbrella' })).toMatchObject({
      policyId: 'response-centre',
      entitlement: { covered: false, reason: 'contract_ended' },
    });
  });

  it("is refused with another customer's serial number, and taken with one that nobody knows", async () => {
    const started = service.engine.started;
    const agent = await as('agent');
    const wrong = await agent.post('/api/v1/cases', opening({ serialNumber: '2102350HQN10' }));
    expect([wrong.status, (wrong.body as { detail: string }).detail]).toEqual([
      422,
      'Serial number 2102350HQN10 is equipment of another customer, not of ACME',
    ]);
    expect(service.engine.started).toBe(started);
    const taken = await openCase({ serialNumber: 'NEVER-SEEN' });
    expect(taken.entitlement).toMatchObject({ covered: true, warrantyUntil: null });
    // A customer is not to learn what others have.
    const foreign = await openCase({ serialNumber: '2102350HQN10', channel: 'web' }, 'customer');
    expect(foreign.entitlement).toMatchObject({ warrantyUntil: null });
  });
});

describe('a case out of coverage', () => {
  it('goes on with what costs when a manager has said so', async () => {
    await newCustomer('hooli');
    const { number } = await openCase({ customerId: 'hooli', assigneeId: 'engineer1' });
    const path = `/api/v1/cases/${number}`;
    const [agent, manager, engineer] = [await as('agent'), await as('manager'), await as('engineer1')];
    expect((await agent.get(path)).body).toMatchObject({ tags: ['out_of_coverage'], coverage: null });
    await engineer.post(`${path}/respond`, { note: 'Called', via: 'phone' });

    const dispatch = () => agent.post(`${path}/dispatch`, { engineerId: 'engineer2' });
    const early = await dispatch();
    expect([early.status, (early.body as { detail: string }).detail]).toEqual([
      409,
      `Case ${number} is out of coverage and a manager has to say first that it goes on: 'dispatch' is not possible now`,
    ]);
    expect((await agent.post(`${path}/coverage`, { decision: 'paid' })).status).toBe(403);
    expect((await manager.post(`${path}/coverage`, { decision: 'free' })).status).toBe(400);
    const paid = await manager.post(`${path}/coverage`, { decision: 'paid', note: 'Offer 7' });
    schemaOf('post', `${path}/coverage`).parse(paid.body);
    expect(paid.body).toMatchObject({ tags: ['paid_work'], coverage: { decision: 'paid', note: 'Offer 7' } });
    expect((await dispatch()).status).toBe(200);
    const timeline = (await agent.get(`${path}/timeline`)).body as { data: { kind: string; text: string }[] };
    expect(timeline.data.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['coverage_questioned', 'coverage_decided']),
    );
  });

  it("has no return of another customer's equipment", async () => {
    const { number } = await openCase({ assigneeId: 'engineer1' });
    const engineer = await as('engineer1');
    await engineer.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const body = { kind: 'loaner', serialNumber: '2102350hqn10', partNumber: 'SUP-2T', reason: 'dead' };
    const answer = await engineer.post(`/api/v1/cases/${number}/rmas`, body);
    expect([answer.status, (answer.body as { errors: object[] }).errors]).toMatchObject([
      422,
      [{ path: 'serialNumber' }],
    ]);
    expect(service.engine.rmas.size).toBe(0);
  });
});

describe('a visit', () => {
  it('is refused while the customer has no address, and possible once they have', async () => {
    const [agent, manager] = [await as('agent'), await as('manager')];
    await agent.post('/api/v1/customers', { id: 'nomads', name: 'Nomads' });
    const { number } = await openCase({ customerId: 'nomads' });
    const path = `/api/v1/cases/${number}`;
    await manager.post(`${path}/coverage`, { decision: 'approved' });
    const dispatch = () => agent.post(`${path}/dispatch`, { engineerId: 'engineer2' });
    const refused = await dispatch();
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { detail: 'Customer Nomads has no address: there is nowhere to send an engineer to' },
    ]);
    expect((await agent.get(path)).body).toMatchObject({ visits: [] });
    await agent.patch('/api/v1/customers/nomads', { address: 'Oasis 7' });
    expect((await dispatch()).body).toMatchObject({ visits: [{ address: 'Oasis 7' }] });
    const named = await agent.post(`${path}/dispatch`, { engineerId: 'engineer3', address: 'Elsewhere' });
    expect(named.status).toBe(400);
  });
});

describe('what a contract says of its cases', () => {
  const agreed = { ...contract, coversTo: '2099-12-31' };
  const { priority: _, ...unsaid } = opening();
  const opened = async (change: object) =>
    (await (await as('agent')).post('/api/v1/cases', { ...unsaid, ...change })).body as object;

  it('is their priority, where the opening names none; else it is the policy’s, else P3', async () => {
    await newCustomer('kappa');
    await (
      await as('admin')
    ).post('/api/v1/contracts', {
      ...agreed,
      customerId: 'kappa',
      id: 'k-1',
      policyId: 'mail-and-phone-7x24',
    });
    expect(await opened({ customerId: 'kappa' })).toMatchObject({ priority: 'P2' });
    await (await as('admin')).patch('/api/v1/contracts/k-1', { defaultPriority: 'P4' });
    expect(await opened({ customerId: 'kappa' })).toMatchObject({ priority: 'P4' });
    expect(await opened({ customerId: 'kappa', priority: 'P1' })).toMatchObject({ priority: 'P1' });
    expect(await opened({})).toMatchObject({ priority: 'P3' });
  });

  it('is which types are owed: what is outside goes to a consultant, and the contract’s scope wins', async () => {
    await newCustomer('lambda');
    await (
      await as('admin')
    ).post('/api/v1/contracts', { ...agreed, customerId: 'lambda', id: 'l-1', policyId: 'on-site-5x8' });
    const scoped = { covered: false, contractId: 'l-1', reason: 'out_of_scope' };
    expect(await opened({ customerId: 'lambda', type: 'fault' })).toMatchObject({
      type: 'fault',
      entitlement: { covered: true },
    });
    const training = await opened({ customerId: 'lambda', type: 'training' });
    expect(training).toMatchObject({
      type: 'training',
      entitlement: scoped,
      tags: expect.arrayContaining(['consultation']),
    });
    await (
      await as('admin')
    ).patch('/api/v1/contracts/l-1', { scope: { types: ['training'], outside: 'consultation' } });
    expect(await opened({ customerId: 'lambda', type: 'training' })).toMatchObject({
      entitlement: { covered: true },
    });
    expect(await opened({ customerId: 'lambda' })).toMatchObject({ type: 'fault', entitlement: scoped });
  });
});

describe('the types of cases', () => {
  it('are a list that administrators keep in both languages, and everybody reads', async () => {
    const admin = await as('admin');
    const list = (await (await as('customer')).get('/api/v1/case-types')).body as { data: { id: string }[] };
    expect(list.data).toContainEqual({
      id: 'question',
      name: { en: 'Question', 'zh-CN': '咨询' },
      retired: false,
      revision: 1,
    });
    const relocation = { id: 'relocation', name: { en: 'Relocation', 'zh-CN': '搬迁' } };
    expect((await (await as('manager')).post('/api/v1/case-types', relocation)).status).toBe(403);
    expect((await admin.post('/api/v1/case-types', relocation)).status).toBe(201);
    expect((await admin.post('/api/v1/case-types', relocation)).status).toBe(409);
    expect(await openCase({ type: 'relocation', serviceMode: 'on_site' })).toMatchObject({
      type: 'relocation',
      serviceMode: 'on_site',
    });
    const put = await admin
      .put('/api/v1/case-types/relocation', { name: relocation.name, retired: true })
      .set('If-Match', '"1"');
    expect([put.status, put.body]).toEqual([200, { ...relocation, retired: true, revision: 2 }]);
    const refused = await (await as('agent')).post('/api/v1/cases', opening({ type: 'relocation' }));
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ path: 'type' }] }]);
    expect(
      (await admin.put('/api/v1/case-types/fault', { name: relocation.name, retired: true })).status,
    ).toBe(400);
  });

  it('narrow a list of cases and group a report, under their names', async () => {
    await openCase({ type: 'question' });
    const { data } = (await (await as('agent')).get('/api/v1/cases?type=question,relocation')).body as {
      data: { type: string }[];
    };
    expect(new Set(data.map(({ type }) => type))).toEqual(new Set(['question', 'relocation']));
    const report = await (
      await as('manager')
    )
      .get('/api/v1/reports/attainment?by=type')
      .set('Caseline-Language', 'zh-CN');
    const lines = (report.body as { data: { key: string; name: string }[] }).data.map(({ key, name }) => [
      key,
      name,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['fault', '故障'],
        ['question', '咨询'],
        ['relocation', '搬迁'],
      ]),
    );
  });
});

describe('an opening after the fact', () => {
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const reason = 'Fixed at night';
  const solution = { cause: 'Fuse', treatment: 'Replaced', restoredAt: ago(19) };
  const send = async (change: object, username = 'agent') =>
    (await as(username)).post('/api/v1/cases', opening(change));

  it('counts from when the case really began', async () => {
    const openedAt = ago(20);
    const body: unknown = (await send({ openedAt, reason })).body;
    expect(body).toMatchObject({ openedAt: new Date(openedAt).toISOString(), afterTheFact: { reason } });
  });

  it('takes what has solved it, by the engineer who records it or who is named', async () => {
    const own = await send({ openedAt: ago(20), reason, solution }, 'engineer1');
    expect(own.body).toMatchObject({
      stage: 'confirming',
      assignee: { id: 'engineer1' },
      resolution: { cause: 'Fuse' },
    });
    const named = await send({ openedAt: ago(20), reason, solution, assigneeId: 'engineer2' });
    expect(named.body).toMatchObject({ stage: 'confirming', assignee: { id: 'engineer2' } });
  });

  it.each([
    [400, ['reason'], { openedAt: ago(20) }],
    [400, ['reason'], { reason }],
    [400, ['openedAt'], { openedAt: ago(-20), reason }],
    [400, ['openedAt'], { openedAt: ago(15 * 24), reason }],
    [400, ['solution'], { solution }],
    [400, ['solution.restoredAt'], { openedAt: ago(5), reason, solution }],
    [
      400,
      ['solution.restoredAt'],
      { openedAt: ago(5), reason, solution: { ...solution, restoredAt: ago(-1) } },
    ],
    [400, ['assigneeId'], { openedAt: ago(20), reason, solution }],
  ])('is refused with %i at %j', async (status, paths, change) => {
    const answer = await send(change);
    expect([
      answer.status,
      (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path),
    ]).toEqual([status, paths]);
  });

  it('is not for customers', async () => {
    const own = { channel: 'web', priority: undefined, openedAt: ago(20), reason };
    expect((await send(own, 'customer')).status).toBe(403);
  });
});
