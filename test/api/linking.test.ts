import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

interface Answer {
  status: number;
  body: { detail: string; errors?: { path: string }[] } & Record<string, unknown>;
}
const post = async (who: string, path: string, body: object = {}) =>
  (await (await service.as(who)).post(`/api/v1/${path}`, body)) as unknown as Answer;
const get = async (who: string, path: string) =>
  (await (await service.as(who)).get(`/api/v1/${path}`)) as unknown as Answer;
const open = async (change: object = {}) =>
  String((await post('agent', 'cases', opening({ assigneeId: 'engineer1', ...change }))).body['number']);
const globex = { customerId: 'globex', contact: { name: 'Gina', email: 'gina@globex.example' } };
const told = async (who: string, number: string) =>
  ((await get(who, `cases/${number}/timeline`)).body as unknown as { data: { kind: string; text: string }[] })
    .data;
const duplicate = (number: string, duplicateOf: string) =>
  post('agent', `cases/${number}/cancel`, { reason: 'duplicate', duplicateOf, consentBy: 'Wang Fang' });

describe('a duplicate', () => {
  it('is told on the case that goes on', async () => {
    const [first, second] = [await open(), await open()];
    expect((await duplicate(second, first)).body).toMatchObject({ status: 'cancelled' });
    expect((await get('agent', `cases/${first}`)).body).toMatchObject({
      status: 'open',
      duplicates: [second],
    });
    expect((await told('customer', first)).at(-1)).toMatchObject({
      kind: 'duplicate_merged',
      text: expect.stringContaining(second),
    });
  });

  it('is refused in a circle, of itself, of what is over, and of another organisation’s case', async () => {
    const [first, second, withdrawn] = [await open(), await open(), await open()];
    const foreign = await open(globex);
    expect((await duplicate(first, first)).status).toBe(409);
    await post('agent', `cases/${withdrawn}/cancel`, { reason: 'withdrawn', consentBy: 'x' });
    expect((await duplicate(first, withdrawn)).body).toMatchObject({
      status: 409,
      detail: `Case ${withdrawn} is cancelled: only a live case goes on with another one`,
    });
    for (const answer of [
      await duplicate(first, foreign),
      await post('agent', `cases/${first}/merge`, { into: foreign, consentBy: 'x' }),
      await post('agent', `cases/${first}/link`, { number: foreign, as: 'related' }),
    ])
      expect(answer.status).toBe(422);
    expect((await duplicate(first, second)).status).toBe(200);
    expect((await duplicate(second, first)).status).toBe(409);
    expect((await get('customer', `cases/${second}`)).body).toMatchObject({ status: 'open' });
    expect(JSON.stringify((await get('customer', `cases/${first}`)).body)).not.toContain(foreign);
  });

  it('is one of two that come at once, each of the other', async () => {
    const [first, second] = [await open(), await open()];
    const both = await Promise.all([duplicate(first, second), duplicate(second, first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a merge', () => {
  it('carries notes, files and the contact over, each as it was seen, and leaves the clocks alone', async () => {
    const contact = { name: 'Zhou Tao', phone: '+86 139 0013 9000' };
    const [first, second] = [await open(), await open({ contact })];
    await post('agent', `cases/${second}/notes`, { text: 'Only for us', visibility: 'internal' });
    await post('customer', `cases/${second}/notes`, { text: 'It is loud', visibility: 'public' });
    const { token } = await service.as('customer');
    const file = (await service.anonymous
      .post(`/api/v1/cases/${second}/attachments`)
      .set('Authorization', `Bearer ${token}`)
      .attach('file', Buffer.from('hello'), 'boot.log')) as unknown as {
      status: number;
      body: { id: string };
    };
    const { clocks } = (await get('agent', `cases/${first}`)).body;
    const take = { notes: true, files: true, contacts: true };
    const merged = await post('engineer1', `cases/${second}/merge`, {
      into: first,
      take,
      consentBy: 'Zhou Tao',
    });
    schemaOf('post', `/api/v1/cases/${second}/merge`).parse(merged.body);
    expect(merged.body).toMatchObject({ status: 'cancelled', cancellation: { duplicateOf: first } });
    const after = await get('agent', `cases/${first}`);
    schemaOf('get', `/api/v1/cases/${first}`).parse(after.body);
    expect(after.body).toMatchObject({ clocks, duplicates: [second], otherContacts: [contact] });
    const seen = (await told('agent', first)).map(({ text }) => text).join('\n');
    expect(seen).toMatch(/Chen Jie on .*: Only for us/);
    expect(seen).toMatch(/Wang Fang on .*: It is loud/);
    const public_ = (await told('customer', first)).map(({ text }) => text).join('\n');
    expect(public_).toContain('It is loud');
    expect(public_).not.toContain('Only for us');
    expect(file.status).toBe(201);
    expect((await get('customer', `cases/${first}/attachments/${file.body.id}`)).status).toBe(200);
  });
});

describe('a link', () => {
  const link = (number: string, to: string, as: string, who = 'agent') =>
    post(who, `cases/${number}/link`, { number: to, as });

  it('is shown on both cases, each from its side, until it is removed', async () => {
    const [first, second] = [await open(), await open()];
    expect((await link(first, second, 'caused_by', 'engineer1')).body).toMatchObject({
      links: [{ number: second, as: 'caused_by' }],
    });
    expect((await get('agent', `cases/${second}`)).body).toMatchObject({
      links: [{ number: first, as: 'cause_of' }],
    });
    expect((await link(second, first, 'related')).status).toBe(409);
    expect((await link(first, second, 'related', 'engineer2')).status).toBe(403);
    expect((await told('customer', first)).map(({ kind }) => kind)).not.toContain('linked');
    expect((await post('agent', `cases/${second}/unlink`, { number: first })).body).toMatchObject({
      links: [],
    });
    expect((await get('agent', `cases/${first}`)).body).toMatchObject({ links: [] });
  });

  it('is refused to itself, to what is over or not there, and where it leads back', async () => {
    const [first, second, third, over] = [await open(), await open(), await open(), await open()];
    await post('agent', `cases/${over}/cancel`, { reason: 'withdrawn', consentBy: 'x' });
    expect((await link(first, first, 'related')).status).toBe(409);
    expect((await link(first, over, 'related')).status).toBe(409);
    expect((await link(first, 'C20200101-9999', 'related')).status).toBe(422);
    expect((await link(first, second, 'part_of')).status).toBe(200);
    expect((await link(second, third, 'part_of')).status).toBe(200);
    expect((await link(third, first, 'part_of')).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('leads back'),
    });
  });
});
