import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const as = (username: string) => service.as(username);
const body = {
  contactName: 'Zhou Tao',
  company: 'ACME',
  phone: '+86 139 0013 9000',
  symptom: 'No link\nat all',
};
type Call = { number: string; state: string; revision: number; loggedAt: string; dueAt: string };
const logged = async (username = 'depot') =>
  (await (await as(username)).post('/api/v1/calls', body)).body as Call;

describe('a call', () => {
  it('is logged by any employee, once for one key, and listed for the agents', async () => {
    const depot = await as('depot');
    const log = () => depot.post('/api/v1/calls', body).set('Idempotency-Key', 'call');
    const answer = await log();
    expect(answer.status).toBe(201);
    const call = schemaOf('post', '/api/v1/calls').parse(answer.body) as Call;
    expect(call.number).toMatch(/^L\d{8}-\d{4}$/);
    expect(answer.headers['location']).toBe(`/api/v1/calls/${call.number}`);
    expect(Date.parse(call.dueAt) - Date.parse(call.loggedAt)).toBe(5 * 60_000);
    expect((await log()).text).toBe(answer.text);
    const list = await (await as('agent')).get('/api/v1/calls?state=waiting');
    schemaOf('get', '/api/v1/calls').parse(list.body);
    expect((list.body as { data: Call[] }).data.map(({ number }) => number)).toEqual([call.number]);
  });

  it('keeps to the intake terms of the policies as they are when it is logged', async () => {
    const manager = await as('manager');
    const intake = { callToAgent: 'PT3M', agentToManager: 'PT4M' };
    const response = { P1: 'PT1H', P2: 'PT1H', P3: 'PT1H', P4: 'PT1H' };
    const swift = { clock: 'calendar', response, intake };
    expect((await manager.put('/api/v1/policies/swift', swift)).status).toBe(200);
    const call = await logged();
    expect(Date.parse(call.dueAt) - Date.parse(call.loggedAt)).toBe(3 * 60_000);
  });

  it('becomes a case with what the caller said, once for one key', async () => {
    const { number } = await logged();
    const agent = await as('agent');
    const path = `/api/v1/calls/${number}`;
    expect((await agent.post(`${path}/accept`)).body).toMatchObject({
      state: 'accepted',
      agent: { id: 'agent' },
    });
    const open = () =>
      agent.post(`${path}/open`, { customerId: 'acme', priority: 'P1' }).set('Idempotency-Key', 'o');
    const opened = await open();
    expect(opened.status).toBe(201);
    schemaOf('post', `${path}/open`).parse(opened.body);
    expect(opened.body).toMatchObject({
      ...{ title: 'No link at all', description: body.symptom, channel: 'hotline', priority: 'P1' },
      contact: { name: 'Zhou Tao', phone: body.phone },
    });
    expect((await open()).text).toBe(opened.text);
    const after = (await agent.get(path)).body as { caseNumber: string };
    expect(after).toMatchObject({ state: 'opened', caseNumber: (opened.body as Call).number, dueAt: null });
    const timeline = await agent.get(`${path}/timeline`);
    schemaOf('get', `${path}/timeline`).parse(timeline.body);
    const kinds = (timeline.body as { data: { kind: string }[] }).data.map(({ kind }) => kind);
    expect(kinds).toEqual(['call_logged', 'call_accepted', 'call_opened']);
  });

  it('is closed with a reason, and then nothing more is possible', async () => {
    const { number } = await logged('engineer2');
    const agent = await as('agent');
    const path = `/api/v1/calls/${number}`;
    expect((await agent.post(`${path}/close`, {})).status).toBe(400);
    expect((await agent.post(`${path}/close`, { reason: 'Wrong number' })).body).toMatchObject({
      ...{ state: 'closed', outcome: 'Wrong number' },
    });
    for (const [action, content] of Object.entries({
      accept: {},
      close: { reason: 'x' },
      open: { customerId: 'acme' },
    })) {
      const late = await agent.post(`${path}/${action}`, content);
      expect([action, late.status]).toEqual([action, 409]);
      expect((late.body as { detail: string }).detail).toContain(`is closed`);
    }
  });

  it('is left as it was by what is refused', async () => {
    const { number, revision } = await logged();
    const [agent, engineer, customer] = [await as('agent'), await as('engineer1'), await as('customer')];
    const path = `/api/v1/calls/${number}`;
    const started = service.engine.started;
    expect((await engineer.post(`${path}/accept`)).status).toBe(403);
    expect((await customer.post('/api/v1/calls', body)).status).toBe(403);
    expect((await customer.get(path)).status).toBe(403);
    expect((await agent.post(`${path}/open`, { customerId: 'nobody' })).status).toBe(422);
    expect((await agent.post(`${path}/open`, { customerId: 'acme', contact: { name: 'x' } })).status).toBe(
      400,
    );
    expect((await agent.post(`${path}/accept`).set('If-Match', '"9"')).status).toBe(412);
    expect((await agent.post('/api/v1/calls/L20200101-0001/accept')).status).toBe(404);
    expect((await agent.post('/api/v1/calls', { ...body, symptom: '' })).status).toBe(400);
    expect((await agent.get(path)).body).toMatchObject({ state: 'waiting', revision });
    expect(service.engine.started).toBe(started);
  });
});
