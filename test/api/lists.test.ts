import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

type Case = { number: string };
const as = (username: string) => service.as(username);
const openCase = async (change: object = {}) =>
  (await (await as('agent')).post('/api/v1/cases', opening(change))).body as Case;

describe('a search', () => {
  const found = async (who: string, q: string) => {
    const answer = await (await as(who)).get(`/api/v1/cases?q=${encodeURIComponent(q)}`);
    expect([q, answer.status]).toEqual([q, 200]);
    return (answer.body as { data: Case[] }).data.map((each) => each.number);
  };
  let number: string;
  beforeAll(async () => {
    ({ number } = await openCase({
      ...{ title: '路由器重启', description: '服务器上网卡故障 after the upgrade' },
      contact: { name: 'Xu Lan', email: 'xu.lan@acme.example', phone: '+86 10 6655 4433' },
    }));
    const path = `/api/v1/cases/${number}`;
    const [agent, engineer, expert] = await Promise.all(['agent', 'engineer1', 'expert'].map(as));
    await engineer!.post(`${path}/take-over`, {});
    await engineer!.post(`${path}/respond`, { note: 'Asked for the crashlog', via: 'phone' });
    await agent!.post(`${path}/notes`, { text: 'Calls from a noisy warehouse', visibility: 'internal' });
    await engineer!.post(`${path}/notes`, { text: 'Please send the logfile', visibility: 'public' });
    await engineer!.post(`${path}/request-vendor`, { vendor: 'cisco', reason: 'bug' });
    await expert!.post(`${path}/confirm-vendor`, {});
    await engineer!.post(`${path}/vendor-case`, { vendorCaseNumber: 'SR-698877' });
    const restoredAt = new Date().toISOString();
    await engineer!.post(`${path}/resolve`, {
      cause: '驱动程序错误',
      treatment: 'Firmware 9.14',
      restoredAt,
    });
  });

  it.each([
    ...['网卡', '重启', 'warehouse', 'logfile', 'crashlog', 'SR-698877', '驱动', 'firmware 9.14'],
    ...['xu.lan@acme.example', '010-6655 4433', '66554433', '路由器 logfile'],
  ])('for %s finds the case where it was said', async (q) => {
    expect(await found('agent', q)).toEqual([number]);
  });

  it('for the subject of a mail finds the case that it names, and for nothing but signs finds nothing', async () => {
    expect(await found('agent', `RE: ${number} 路由器重启`)).toEqual([number]);
    for (const q of ['???', '🔥', '...']) expect(await found('agent', q)).toEqual([]);
  });

  it('by a customer tells nothing of what is internal', async () => {
    expect(await found('customer', 'logfile')).toEqual([number]);
    expect(await found('customer', '网卡')).toEqual([number]);
    expect(await found('customer', 'warehouse')).toEqual([]);
    expect(await found('customer2', 'logfile')).toEqual([]);
  });
});

describe('an RMA', () => {
  it('is asked for on the case, once for one key, and goes its own way', async () => {
    const { number } = await openCase();
    const [engineer, rma, depot, customer] = await Promise.all(
      ['engineer1', 'rma', 'depot', 'customer'].map(as),
    );
    await engineer!.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const body = {
      kind: 'advance_replacement',
      serialNumber: 'FOC1',
      partNumber: 'PWR-C1-715WAC',
      reason: 'dead',
    };
    const ask = () => engineer!.post(`/api/v1/cases/${number}/rmas`, body).set('Idempotency-Key', 'rma');
    const asked = await ask();
    expect([asked.status, (asked.body as { detail?: string }).detail]).toEqual([201, undefined]);
    const path = asked.headers['location'] as string;
    expect(path).toMatch(/^\/api\/v1\/rmas\/R\d{8}-\d{4}$/);
    schemaOf('post', `/api/v1/cases/${number}/rmas`).parse(asked.body);
    expect((await ask()).text).toBe(asked.text);
    expect((await engineer!.post(`${path}/approve`)).status).toBe(403);
    expect((await rma!.post(`${path}/complete`, { outcome: 'done' })).status).toBe(409);
    const steps: [typeof rma, string, object][] = [
      [rma, 'approve', { entitlementNote: 'In warranty' }],
      [depot, 'ship', { carrier: 'SF', trackingNumber: '1', serialNumber: 'FOC2' }],
      [depot, 'deliver', {}],
      [depot, 'receive-faulty', { serialNumber: 'FOC1', condition: 'burnt' }],
      [rma, 'complete', { outcome: 'replaced' }],
    ];
    for (const [who, action, content] of steps) {
      const answer = await who!.post(`${path}/${action}`, content);
      expect([action, answer.status, (answer.body as { detail?: string }).detail]).toEqual([
        action,
        200,
        undefined,
      ]);
      schemaOf('post', `${path}/${action}`).parse(answer.body);
    }
    const over = await rma!.post(`${path}/complete`, { outcome: 'again' });
    expect([over.status, (over.body as { detail: string }).detail]).toEqual([
      409,
      `RMA ${path.split('/').at(-1)} is completed: 'complete' is not possible now`,
    ]);
    expect((await customer!.get(path)).status).toBe(200);
    expect((await (await as('customer2')).get(path)).status).toBe(404);
    expect(((await customer!.get(`${path}/timeline`)).body as { data: unknown[] }).data).toHaveLength(6);
    const list = await rma!.get(`/api/v1/rmas?case=${number}&state=completed`);
    schemaOf('get', '/api/v1/rmas').parse(list.body);
    expect((list.body as { data: unknown[] }).data).toHaveLength(1);
  });
});

describe('lists of cases', () => {
  it('page by an opaque cursor, each case once, and filter', async () => {
    const agent = await as('agent');
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => openCase({ customerId: 'globex', title: `Paged ${n}`, vendor: 'huawei' })),
    );
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next && `&cursor=${next}`;
      const answer = await agent.get(`/api/v1/cases?customer=globex&q=paged&limit=2&total=true${cursor}`);
      expect(answer.status).toBe(200);
      schemaOf('get', '/api/v1/cases').parse(answer.body);
      const body = answer.body as { data: { title: string }[]; page: { next: string | null; total: number } };
      expect(body.page.total).toBe(5);
      seen.push(...body.data.map(({ title }) => title));
      next = body.page.next;
    }
    expect(seen.sort()).toEqual(['Paged 1', 'Paged 2', 'Paged 3', 'Paged 4', 'Paged 5']);
    const count = async (query: string) =>
      ((await agent.get(`/api/v1/cases?customer=globex&${query}`)).body as { data: unknown[] }).data.length;
    expect(await count('status=open,on_hold&stage=awaiting_response')).toBe(5);
    expect(await count('vendor=cisco')).toBe(0);
    expect(await count('overdue=true')).toBe(0);
    expect(await count('sort=dueAt')).toBe(5);
  });

  it('are found by number, whole or as far as it is known, by serial number and by who holds them', async () => {
    const engineer = await as('engineer1');
    const { number } = await openCase({ serialNumber: 'Jae2-0007x', assigneeId: 'engineer1' });
    const { number: other } = await openCase({ title: 'C2960 is silent', assigneeId: 'engineer2' });
    const found = async (query: string) => {
      const answer = await engineer.get(`/api/v1/cases?${query}`);
      return (answer.body as { data: Case[] }).data.map((each) => each.number);
    };
    expect(await found(`q=${number}`)).toEqual([number]);
    expect(await found(`q=${number.toLowerCase()}`)).toEqual([number]);
    expect(await found(`q=${number.slice(0, -1)}`)).toContain(number);
    expect(await found('q=c2960')).toEqual([other]);
    expect(await found(`q=${number.slice(0, 9)}&sort=number&limit=2`)).toHaveLength(2);
    expect(await found('serial=JAE2-0007X')).toEqual([number]);
    expect(await found('serial=JAE2')).toEqual([]);
    expect(await found('assignee=me')).toContain(number);
    expect(await found('assignee=me')).not.toContain(other);
  });

  it('show a customer their own organisation only', async () => {
    await openCase();
    const customer = await as('customer2');
    const mine = (await customer.get('/api/v1/cases?limit=100')).body as {
      data: { customer: { id: string } }[];
    };
    expect(new Set(mine.data.map(({ customer: { id } }) => id))).toEqual(new Set(['globex']));
    expect(((await customer.get('/api/v1/cases?customer=acme')).body as { data: unknown[] }).data).toEqual(
      [],
    );
  });
});
