import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkTo, opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

type TimelineEntry = { seq: number; visibility: string; text: string; kind: string; data: object };
const as = (username: string) => service.as(username);
const openCase = async (change: object = {}) =>
  (await (await as('agent')).post('/api/v1/cases', opening(change))).body as {
    number: string;
    revision: number;
  };

describe('correcting a case', () => {
  const correct = async (number: string, body: object, who = 'agent') =>
    (await as(who)).patch(`/api/v1/cases/${number}`, { reason: 'taken down wrong', ...body });
  const history = async (number: string, who: string) =>
    (
      (await (await as(who)).get(`/api/v1/cases/${number}/timeline?limit=100`)).body as {
        data: TimelineEntry[];
      }
    ).data;

  it('replaces what is named, records it inside, and answers with the case', async () => {
    const { number } = await openCase();
    const contact = { name: 'Zhang Min', phone: '010-88886666', language: 'zh-CN' };
    const answer = await correct(number, {
      title: 'Edge switch',
      description: 'It reboots',
      contact,
      category: 'storage',
      type: 'question',
    });
    expect(answer.status).toBe(200);
    expect(schemaOf('patch', `/api/v1/cases/${number}`).parse(answer.body)).toMatchObject({
      ...{
        title: 'Edge switch',
        description: 'It reboots',
        category: 'storage',
        contact: { name: 'Zhang Min' },
      },
    });
    const entry = (await history(number, 'agent')).find(({ kind }) => kind === 'corrected');
    expect(entry?.text).toContain('title from “Core switch reboots” to “Edge switch”;');
    expect((await history(number, 'customer')).map(({ kind }) => kind)).not.toContain('corrected');
  });

  it('refuses what is nobody’s to correct, what is not there, and what says nothing', async () => {
    const { number } = await openCase();
    expect((await correct(number, { policyId: 'three-line' })).status).toBe(400);
    expect((await correct(number, { title: 'x', reason: undefined })).status).toBe(400);
    expect((await correct(number, {})).status).toBe(409);
    expect((await correct(number, { customerId: 'nobody' })).status).toBe(422);
    expect((await correct(number, { title: 'x' }, 'customer')).status).toBe(403);
    expect((await correct(number, { title: 'x' }, 'engineer3')).status).toBe(403);
    expect((await correct('C20200101-0001', { serialNumber: 'X' })).status).toBe(404);
    const stale = (await as('agent')).patch(`/api/v1/cases/${number}`, { title: 'x', reason: 'x' });
    expect((await stale.set('If-Match', '"1"')).status).toBe(412);
  });

  it('of the priority is for who opened it, soon', async () => {
    const { number } = await openCase({ priority: 'P3' });
    expect((await correct(number, { priority: 'P1' })).body).toMatchObject({ priority: 'P1' });
    expect((await correct(number, { priority: 'P2' }, 'engineer1')).status).toBe(403);
  });

  it('of the customer hides what the former one was told, and checks what is owed to the new one', async () => {
    const { number } = await openCase();
    const agent = await as('agent');
    await agent.post(`/api/v1/cases/${number}/notes`, { text: 'For ACME alone', visibility: 'public' });
    const answer = await correct(number, { customerId: 'globex' });
    expect(answer.body).toMatchObject({ customer: { id: 'globex' }, policyId: 'response-centre' });
    expect((answer.body as { entitlement: object }).entitlement).not.toMatchObject({
      contractId: 'acme-support',
    });
    await agent.post(`/api/v1/cases/${number}/notes`, { text: 'For Globex', visibility: 'public' });
    expect((await history(number, 'customer2')).map(({ text }) => text)).toEqual(['For Globex']);
    const counted = await (await as('customer2')).get(`/api/v1/cases/${number}/timeline?total=true`);
    expect((counted.body as { page: { total: number } }).page.total).toBe(1);
    expect((await (await as('customer')).get(`/api/v1/cases/${number}`)).status).toBe(404);
    const former = await linkTo('consent', number);
    expect((await service.anonymous.get(`/api/v1/consents/${former}`)).status).toBe(410);
    expect((await history(number, 'agent')).map(({ text }) => text)).toContain('For ACME alone');
  });
});
