import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const as = (username: string) => service.as(username);
const openCase = async (change: object = {}) =>
  (await (await as('agent')).post('/api/v1/cases', opening(change))).body as {
    number: string;
    revision: number;
  };

describe('working on a case together', () => {
  const act = async (who: string, number: string, action: string, body: object) =>
    (await as(who)).post(`/api/v1/cases/${number}/${action}`, body);

  it('tags it, by which lists find it however they are spelled', async () => {
    const { number } = await openCase();
    const tagged = await act('engineer3', number, 'tags', { add: ['Major-Fault'] });
    expect(tagged.body).toMatchObject({ tags: ['Major-Fault'] });
    const found = await (await as('manager')).get('/api/v1/cases?tag=major-fault');
    expect((found.body as { data: { number: string }[] }).data.map((each) => each.number)).toEqual([number]);
    expect((await act('agent', number, 'tags', {})).status).toBe(400);
    expect((await act('customer', number, 'tags', { add: ['x'] })).status).toBe(403);
  });

  it('names who watches and who assists, who have to be of the house', async () => {
    const { number } = await openCase({ assigneeId: 'engineer1' });
    expect((await act('depot', number, 'watch', { add: ['quality'] })).body).toMatchObject({
      watchers: [{ id: 'quality' }],
    });
    expect((await act('agent', number, 'watch', { add: ['customer'] })).status).toBe(422);
    expect((await act('engineer1', number, 'assist', { add: ['quality'] })).status).toBe(422);
    expect((await act('engineer1', number, 'assist', { add: ['engineer2'] })).body).toMatchObject({
      assistants: [{ id: 'engineer2' }],
    });
    expect((await act('engineer2', number, 'respond', { note: 'Called', via: 'phone' })).status).toBe(200);
  });

  it('hands it over, moves it, and asks for another priority', async () => {
    const { number } = await openCase({ assigneeId: 'engineer1', priority: 'P3' });
    expect((await act('engineer1', number, 'hand-over', { to: 'nobody', note: 'x' })).status).toBe(422);
    const handed = await act('engineer1', number, 'hand-over', { to: 'engineer2', note: 'See the log' });
    expect(handed.body).toMatchObject({ assignee: { id: 'engineer2' } });
    const wish = { priority: 'P1', reason: 'down' };
    expect(await act('engineer2', number, 'request-priority', wish)).toMatchObject({
      body: { priorityRequest: { priority: 'P1', by: { id: 'engineer2' } } },
    });
    const asked = await (await as('manager')).get('/api/v1/cases?queue=priority_requests');
    expect((asked.body as { data: { number: string }[] }).data.map((each) => each.number)).toContain(number);
    expect((await act('engineer2', number, 'move', { reason: 'x' })).status).toBe(400);
    const moved = { assignee: null, supportLine: 2, tags: ['supervisor_queue'] };
    const line = { supportLine: 2, reason: 'x' };
    expect((await act('engineer2', number, 'move', line)).body).toMatchObject(moved);
  });
});
