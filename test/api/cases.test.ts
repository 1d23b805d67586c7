import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signLink } from '../../messages/links.ts';
import { opening, schemaOf, secret, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

type Case = {
  number: string;
  stage: string;
  status: string;
  assignee: { id: string; name: string };
  revision: number;
};
const as = (username: string) => service.as(username);
const openCase = async (change: object = {}) =>
  (await (await as('agent')).post('/api/v1/cases', opening(change))).body as Case;

describe('opening a case', () => {
  it('answers 201 with the number, where it is and its revision', async () => {
    const answer = await (await as('agent')).post('/api/v1/cases', opening());
    expect(answer.status).toBe(201);
    const view = schemaOf('post', '/api/v1/cases').parse(answer.body) as Case;
    expect(view.number).toMatch(/^C\d{8}-\d{4}$/);
    expect(answer.headers['location']).toBe(`/api/v1/cases/${view.number}`);
    expect(answer.headers['etag']).toBe(`"${view.revision}"`);
    expect(answer.body).toMatchObject({
      customer: { id: 'acme', name: 'ACME' },
      policyId: 'response-centre',
      assignee: { id: 'engineer1', name: 'Li Wei' },
      agent: { id: 'agent' },
      stage: 'awaiting_response',
      description: '',
    });
  });

  it('takes the engineer who is named', async () => {
    expect(await openCase({ assigneeId: 'engineer3' })).toMatchObject({ assignee: { id: 'engineer3' } });
  });

  it('makes one case of twenty identical creates at once', async () => {
    const agent = await as('agent');
    const before = service.engine.started;
    const send = () => agent.post('/api/v1/cases', opening()).set('Idempotency-Key', 'twenty');
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(service.engine.started).toBe(before + 1);
    const again = await send();
    expect(again.text).toBe(answers[0]!.text);
    expect(again.headers['location']).toBe(answers[0]!.headers['location']);
    expect(again.headers['etag']).toBe(answers[0]!.headers['etag']);
  });

  it('refuses a key with another body, and keeps the keys of people apart', async () => {
    const agent = await as('agent');
    const key = { 'Idempotency-Key': 'k1' };
    const first = await agent.post('/api/v1/cases', opening()).set(key);
    const other = await agent.post('/api/v1/cases', opening({ title: 'Another' })).set(key);
    expect(other.status).toBe(409);
    const manager = await (await as('manager')).post('/api/v1/cases', opening({ title: 'Another' })).set(key);
    expect(manager.status).toBe(201);
    expect((manager.body as Case).number).not.toBe((first.body as Case).number);
  });

  it('answers 503 while Temporal is away, and a retry makes one case', async () => {
    const agent = await as('agent');
    const key = { 'Idempotency-Key': 'away' };
    service.engine.away = true;
    const lost = await agent.post('/api/v1/cases', opening()).set(key);
    service.engine.away = false;
    expect(lost.status).toBe(503);
    expect(lost.headers['retry-after']).toBe('5');
    expect(lost.headers['content-type']).toMatch('application/problem+json');
    const found = await agent.post('/api/v1/cases', opening()).set(key);
    expect(found.status).toBe(201);
  });

  it('lets a customer report for their own organisation, and in their language', async () => {
    const customer = await as('customer');
    const answer = await customer.post('/api/v1/cases', opening({ channel: 'web' }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ agent: null, contact: { language: 'zh-CN' } });
    const foreign = await customer.post('/api/v1/cases', opening({ channel: 'web', customerId: 'globex' }));
    const unknown = await customer.post('/api/v1/cases', opening({ channel: 'web', customerId: 'nobody' }));
    expect([foreign.status, unknown.status]).toEqual([422, 422]);
    expect((await customer.post('/api/v1/cases', opening())).status).toBe(400);
    const choosy = await customer.post('/api/v1/cases', opening({ channel: 'web', assigneeId: 'engineer1' }));
    expect(choosy.status).toBe(403);
  });
});

describe('the life of a case', () => {
  it('goes from the call to the survey', async () => {
    const { number } = await openCase();
    const [agent, engineer, expert, manager] = await Promise.all(
      ['agent', 'engineer1', 'expert', 'manager'].map(as),
    );
    const path = `/api/v1/cases/${number}`;
    const steps: [typeof engineer, string, object][] = [
      [engineer, 'respond', { note: 'Called back', via: 'phone' }],
      [engineer, 'work', { text: 'Read the logs', kind: 'remote', minutes: 20 }],
      [engineer, 'diagnose', { cause: 'Power supply', hardwareFault: true }],
      [engineer, 'escalate-expert', { expertId: 'expert', reason: 'Second opinion' }],
      [engineer, 'request-vendor', { vendor: 'cisco', reason: 'Known defect?' }],
      [expert, 'confirm-vendor', {}],
      [engineer, 'vendor-case', { vendorCaseNumber: 'SR-1' }],
      [agent, 'dispatch', { engineerId: 'engineer2', travel: 'train' }],
      [engineer, 'hold', { reason: 'waiting_customer' }],
      [engineer, 'resume', {}],
      [manager, 'priority', { priority: 'P1', reason: 'Spreads' }],
      [agent, 'updates', { text: 'Part is on its way' }],
      [agent, 'notes', { text: 'Friendly', visibility: 'internal' }],
    ];
    for (const [who, action, body] of steps) {
      const answer = await who!.post(`${path}/${action}`, body);
      expect([action, answer.status, (answer.body as { detail?: string }).detail]).toEqual([
        action,
        200,
        undefined,
      ]);
      schemaOf('post', `${path}/${action}`).parse(answer.body);
      expect(answer.headers['etag']).toBe(`"${(answer.body as Case).revision}"`);
    }
    const resolution = { cause: 'Power supply', treatment: 'Replaced', restoredAt: new Date().toISOString() };
    expect((await engineer!.post(`${path}/resolve`, resolution)).body).toMatchObject({ stage: 'confirming' });

    const state = service.engine.cases.get(number)!;
    const consent = await signLink({ purpose: 'consent', number, round: state.round }, secret);
    const link = `/api/v1/consents/${consent}`;
    const question = await service.anonymous.get(link);
    expect(question.body).toMatchObject({ number, open: true, resolution: { treatment: 'Replaced' } });
    schemaOf('get', link).parse(question.body);
    expect((await service.anonymous.post(link).send({ agreed: true })).body).toMatchObject({
      open: false,
      agreed: true,
    });
    const twice = await service.anonymous.post(link).send({ agreed: false });
    expect(twice.status).toBe(409);
    expect((twice.body as { detail: string }).detail).toMatch('this link was used');

    const survey = `/api/v1/surveys/${await signLink({ purpose: 'survey', number, round: state.round }, secret)}`;
    const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };
    expect((await service.anonymous.get(survey)).body).toMatchObject({ open: true, answered: false });
    expect((await service.anonymous.post(survey).send({ answers })).body).toMatchObject({ answered: true });
    expect((await service.anonymous.post(survey).send({ answers })).status).toBe(409);
    expect((await agent!.get(path)).body).toMatchObject({
      status: 'closed',
      stage: 'ended',
      survey: { answers },
    });

    const late = await agent!.post(`${path}/notes`, { text: 'Too late', visibility: 'public' });
    expect([late.status, (late.body as { detail: string }).detail]).toEqual([
      409,
      `Case ${number} is ended: 'notes' is not possible now`,
    ]);

    const timeline = await agent!.get(`${path}/timeline?limit=100&total=true`);
    schemaOf('get', `${path}/timeline`).parse(timeline.body);
    const { data, page } = timeline.body as {
      data: { seq: number; kind: string; visibility: string; text: string }[];
      page: { total: number };
    };
    expect(data.map(({ seq }) => seq)).toEqual(data.map((_, index) => index + 1));
    expect(page.total).toBe(data.length);
    const customers = (await (await as('customer')).get(`${path}/timeline?limit=100`))
      .body as typeof timeline.body;
    expect(customers.data.every(({ visibility }: { visibility: string }) => visibility === 'public')).toBe(
      true,
    );
    expect(JSON.stringify(customers)).not.toContain('Friendly');
    // engineer1 and customer read Chinese, manager too; techmanager reads English.
    const english = (await (await as('techmanager')).get(`${path}/timeline?limit=1`))
      .body as typeof timeline.body;
    expect(english.data[0].text).toMatch('Case opened');
    expect(data[0]!.text).not.toMatch('Case opened');
  });

  it('lets one of two engineers win who take over at once, and names the winner', async () => {
    const { number, assignee } = await openCase();
    const take = async (username: string) =>
      (await as(username)).post(`/api/v1/cases/${number}/take-over`, { from: assignee.id });
    const answers = await Promise.all([take('engineer2'), take('engineer3')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)!.body as Case;
    const loser = answers.find(({ status }) => status === 409)!.body as { detail: string };
    expect(loser.detail).toContain(winner.assignee.name);
  });

  it('honours If-Match', async () => {
    const { number, revision } = await openCase();
    const engineer = await as('engineer1');
    const note = (etag: string, text: string) =>
      engineer.post(`/api/v1/cases/${number}/notes`, { text, visibility: 'public' }).set('If-Match', etag);
    expect((await note(`"${revision + 1}"`, 'a')).status).toBe(412);
    expect((await note(`W/"${revision}"`, 'b')).status).toBe(412);
    expect((await note('nonsense', 'c')).status).toBe(400);
    expect((await note(`"${revision}"`, 'd')).status).toBe(200);
    expect((await note('*', 'e')).status).toBe(200);
    const unchanged = await engineer.get(`/api/v1/cases/${number}`).set('If-None-Match', `"${revision + 2}"`);
    expect(unchanged.status).toBe(304);
  });

  it('does an action once for one key', async () => {
    const { number } = await openCase();
    const engineer = await as('engineer1');
    const respond = () =>
      engineer
        .post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' })
        .set('Idempotency-Key', 'r1');
    const first = await respond();
    expect(first.status).toBe(200);
    expect((await respond()).text).toBe(first.text);
    const other = await engineer
      .post(`/api/v1/cases/${number}/respond`, { note: 'Mailed', via: 'email' })
      .set('Idempotency-Key', 'r1');
    expect(other.status).toBe(409);
    expect(
      (await engineer.post(`/api/v1/cases/${number}/respond`, { note: 'Again', via: 'phone' })).status,
    ).toBe(409);
  });

  it('forgets a refused request, so that its key can be used when it was put right', async () => {
    const { number } = await openCase();
    const engineer = await as('engineer1');
    const key = { 'Idempotency-Key': 'later' };
    const diagnose = () => engineer.post(`/api/v1/cases/${number}/diagnose`, { cause: 'Fan' }).set(key);
    expect((await diagnose()).status).toBe(409);
    await engineer.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    expect((await diagnose()).status).toBe(200);
  });
});

describe('an RMA', () => {
  it('is asked for on the case, once for one key, and goes its own way', async () => {
    const { number } = await openCase();
    const [engineer, rma, depot, customer] = await Promise.all(
      ['engineer1', 'rma', 'depot', 'customer'].map(as),
    );
    await engineer!.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const body = { kind: 'advance_replacement', serialNumber: 'FOC1', partNumber: 'PWR', reason: 'dead' };
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
