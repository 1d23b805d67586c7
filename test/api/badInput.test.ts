import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Refusals, startRefusals } from './refusals.ts';
import { opening } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const refused: Refusals['refused'] = (...given) => service.refused(...given);

const create = async (change: object) =>
  (await service.as('agent'))
    .post('/api/v1/cases', opening(change))
    .set('Idempotency-Key', crypto.randomUUID());

describe('a create', () => {
  it.each([
    ['an unknown field', { colour: 'red' }, ['colour']],
    ['an unknown field inside', { contact: { name: 'W', fax: '1' } }, ['contact.fax']],
    ['a wrong enum', { channel: 'pigeon' }, ['channel']],
    ['a wrong priority', { priority: 'p1' }, ['priority']],
    ['an operator in a string', { title: { $ne: null } }, ['title']],
    ['an operator in an ID', { customerId: { $ne: null } }, ['customerId']],
    ['an operator in the contact', { contact: { name: { $gt: '' } } }, ['contact.name']],
    ['an empty title', { title: '   ' }, ['title']],
    ['a title that is too long', { title: 'x'.repeat(201) }, ['title']],
    ['a title of two lines', { title: 'a\r\nBcc: b@c.example' }, ['title']],
    ['a bad address', { contact: { name: 'W', email: 'nowhere' } }, ['contact.email']],
    ['a number for a string', { title: 5 }, ['title']],
    ['several things at once', { channel: 'x', colour: 1, title: null }, ['channel', 'title', 'colour']],
  ])('with %s is refused', async (_, change, paths) => {
    await refused(await create(change), 400, paths);
  });

  it.each([
    ['an unknown customer', { customerId: 'nobody' }, ['customerId']],
    ['an unknown policy', { policyId: 'nothing' }, ['policyId']],
    ['an unknown engineer', { assigneeId: 'nobody' }, ['assigneeId']],
    ['an assignee who is no engineer', { assigneeId: 'customer2' }, ['assigneeId']],
  ])('with %s is refused', async (_, change, paths) => {
    await refused(await create(change), 422, paths);
  });

  it('with a title of 5 MB is refused', async () => {
    await refused(await create({ title: 'x'.repeat(5_000_000) }), 413);
  });

  it('with malformed JSON is refused', async () => {
    const agent = await service.as('agent');
    const raw = (text: string) =>
      service.anonymous
        .post('/api/v1/cases')
        .set('Authorization', `Bearer ${agent.token}`)
        .set('Content-Type', 'application/json')
        .send(text);
    await refused(await raw('{"title": '), 400);
    await refused(await raw('null'), 400);
    await refused(await raw('[]'), 400);
    await refused(await raw('"text"'), 400);
  });

  it('of a wrong content type is refused', async () => {
    const { token } = await service.as('agent');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])
      await refused(
        await service.anonymous
          .post('/api/v1/cases')
          .set('Authorization', `Bearer ${token}`)
          .set('Content-Type', type)
          .send('title=x'),
        415,
      );
  });

  it.each([['has spaces'], ['x'.repeat(201)], ['']])('with the key %j is refused', async (key) => {
    const agent = await service.as('agent');
    await refused(await agent.post('/api/v1/cases', opening()).set('Idempotency-Key', key), 400, [
      'Idempotency-Key',
    ]);
  });
});

describe('a list', () => {
  const list = async (query: string, username = 'agent') =>
    (await service.as(username)).get(`/api/v1/cases?${query}`);

  it.each([
    ['limit=-1', 'limit'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['sort=title', 'sort'],
    ['colour=red', 'colour'],
    ['status=lost', 'status.0'],
    ['status[$ne]=open', 'status[$ne]'],
    ['customer[$ne]=acme', 'customer[$ne]'],
    ['overdue=yes', 'overdue'],
    ['openedFrom=yesterday', 'openedFrom'],
    ['openedFrom=0000-01-01T00:00:00Z', 'openedFrom'],
    ['closedTo=9999-12-31T23:59:59-14:00', 'closedTo'],
    ['openAt=0000-12-31T23:59:59Z', 'openAt'],
    ['openedFrom=2026-11-23T00:00:00Z&openedTo=2026-11-22T00:00:00Z', 'openedTo'],
    ['cursor=nonsense', 'cursor'],
    ['cursor=', 'cursor'],
  ])('with %s is refused', async (query, path) => {
    await refused(await list(query), 400, [path]);
  });

  it('with a cursor that was tampered with, or comes from another list, is refused', async () => {
    const agent = await service.as('agent');
    await Promise.all([agent.post('/api/v1/cases', opening()), agent.post('/api/v1/cases', opening())]);
    await service.settle();
    const cursor = ((await list('limit=1')).body as { page: { next: string } }).page.next;
    const [payload, signature] = cursor.split('.') as [string, string];
    const other = Buffer.from(JSON.stringify({ id: 'C2', at: 0 })).toString('base64url');
    await refused(await list(`cursor=${other}.${signature}`), 400, ['cursor']);
    await refused(await list(`cursor=${payload}.${'A'.repeat(22)}`), 400, ['cursor']);
    await refused(await list(`sort=number&cursor=${cursor}`), 400, ['cursor']);
    await refused(await agent.get(`/api/v1/users?cursor=${cursor}`), 400, ['cursor']);
    expect((await list(`cursor=${cursor}`)).status).toBe(200);
  });

  it('is refused with a parameter where there is none to give', async () => {
    await refused(
      await (await service.as('agent')).get(`/api/v1/cases/${service.number}?fields=title`),
      400,
      ['fields'],
    );
  });
});

describe('a path', () => {
  it('that is not there, or not with this method, says so', async () => {
    await refused(await service.anonymous.get('/nowhere'), 404);
    const answer = await service.anonymous.delete('/api/v1/cases');
    await refused(answer, 405);
    expect(answer.headers['allow']).toBe('POST, GET');
    await refused(await service.anonymous.get('/api/v1/cases/%E0%A4%A'), 400);
  });
});
