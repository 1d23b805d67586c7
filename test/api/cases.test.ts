import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkTo, opening, schemaOf, type Service, startService } from './service.ts';

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
type TimelineEntry = { seq: number; visibility: string; text: string; kind: string; data: object };
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

  it('gives it to somebody on leave only where that is said', async () => {
    const [from, until] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const rota = { timezone: 'UTC', shifts: [], absences: [{ person: 'engineer3', from, until }] };
    const manager = await as('manager');
    expect((await manager.put('/api/v1/rota?confirm=true', rota)).status).toBe(200);
    const agent = await as('agent');
    const refused = await agent.post('/api/v1/cases', opening({ assigneeId: 'engineer3' }));
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('on leave') as unknown }),
    ]);
    const taken = await agent.post('/api/v1/cases', opening({ assigneeId: 'engineer3', evenOnLeave: true }));
    expect(taken.body).toMatchObject({ assignee: { id: 'engineer3' } });
    await manager.put('/api/v1/rota?confirm=true', { ...rota, absences: [] });
  });

  it('names who watches it from the beginning, colleagues only, for staff alone', async () => {
    const found = await openCase({ watchers: ['quality', 'expert', 'quality'] });
    expect(found).toMatchObject({ watchers: [{ id: 'quality' }, { id: 'expert' }] });
    const agent = await as('agent');
    expect((await agent.post('/api/v1/cases', opening({ watchers: ['customer'] }))).status).toBe(422);
    const own = opening({ channel: 'web', watchers: ['quality'] });
    expect((await (await as('customer')).post('/api/v1/cases', own)).status).toBe(403);
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
      [engineer, 'joint', { parties: [{ id: 'expert' }, { name: 'The carrier' }], reason: 'Two networks' }],
      [engineer, 'request-vendor', { vendor: 'cisco', reason: 'Known defect?' }],
      [expert, 'confirm-vendor', {}],
      [engineer, 'vendor-case', { vendorCaseNumber: 'SR-1' }],
      [engineer, 'request-dispatch', { reason: 'A card to change' }],
      [manager, 'decline-dispatch', { reason: 'Not yet' }],
      [engineer, 'request-dispatch', { reason: 'The card is there' }],
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
    expect((await agent!.get(path)).body).toMatchObject({
      jointDiagnoses: [{ parties: [{ id: 'expert', name: 'Zhao Lei' }, { name: 'The carrier' }] }],
      visits: [{ address: '8 Jianguo Road, Chaoyang District, Beijing', travel: 'train' }],
    });
    const resolution = { cause: 'Power supply', treatment: 'Replaced', restoredAt: new Date().toISOString() };
    expect((await engineer!.post(`${path}/resolve`, resolution)).body).toMatchObject({ stage: 'confirming' });

    const state = service.engine.cases.get(number)!;
    const consent = await linkTo('consent', number, state.round);
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

    const survey = `/api/v1/surveys/${await linkTo('survey', number, state.round)}`;
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

    const timelineOf = async (username: string) => {
      const answer = await (await as(username)).get(`${path}/timeline?limit=100&total=true`);
      schemaOf('get', `${path}/timeline`).parse(answer.body);
      return answer.body as { data: TimelineEntry[]; page: { total: number } };
    };
    const { data, page } = await timelineOf('agent');
    expect(data.map(({ seq }) => seq)).toEqual(data.map((_, index) => index + 1));
    expect(page.total).toBe(data.length);
    const visible = (await timelineOf('customer')).data;
    expect(visible.every(({ visibility }) => visibility === 'public')).toBe(true);
    const internal = /Friendly|skills matched|Spreads|Second opinion|Known defect|"minutes"|"policy"/;
    expect(JSON.stringify(visible)).not.toMatch(internal);
    expect(visible.filter(({ text }) => !text)).toEqual([]);
    expect(data[0]).toMatchObject({
      kind: 'opened',
      data: { policyId: 'response-centre', policyVersion: 1 },
    });
    expect(JSON.stringify(data)).not.toMatch(/"policy"|wang.fang@/);
    const seen = await (await as('customer')).get(path);
    schemaOf('get', path).parse(seen.body);
    expect(JSON.stringify(seen.body)).not.toMatch(internal);
    expect(seen.body).toMatchObject({ number, vendorCases: [{ vendorCaseNumber: 'SR-1' }] });
    expect(seen.body).not.toHaveProperty('tags');
    // The agent reads Chinese, the technical manager English; on a shared screen the page may speak another language.
    const firstText = async (username: string) => {
      const answer = await (await as(username)).get(`${path}/timeline`).unset('Caseline-Language');
      return (answer.body as { data: TimelineEntry[] }).data[0]!.text;
    };
    expect(await firstText('techmanager')).toMatch('Case opened');
    expect(await firstText('agent')).not.toMatch('Case opened');
    expect(data[0]!.text).toMatch('Case opened');
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
    for (const bad of ['nonsense', '"a', '"1" "2"', 'w/"1"', '*, "1"'])
      expect([bad, (await note(bad, 'c')).status]).toEqual([bad, 400]);
    for (const foreign of ['"anything"', '""', '"1", W/"2"', `W/"${revision}", "other"`])
      expect([foreign, (await note(foreign, 'c')).status]).toEqual([foreign, 412]);
    expect((await note(`"other", "${revision}" , "${revision + 5}"`, 'd')).status).toBe(200);
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
