import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

interface View {
  id: string;
  name: string;
  query: string;
  count: number | null;
}
const path = '/api/v1/me/views';
const detail = ({ body }: { body: unknown }) => (body as { detail: string }).detail;

describe('saved views', () => {
  it('are kept under a name, counted as their owner sees them, renamed and removed', async () => {
    const [agent, engineer] = [await service.as('agent'), await service.as('engineer1')];
    for (const assigneeId of ['engineer1', 'engineer1', 'engineer2'])
      await agent.post('/api/v1/cases', opening({ assigneeId, priority: 'P1' }));
    const kept = await engineer.post(path, { name: '我的紧急工单', query: 'assignee=me&priority=P1,P2' });
    expect([kept.status, (kept.body as View).count]).toEqual([201, 2]);
    schemaOf('post', path).parse(kept.body);
    const { id } = kept.body as View;
    await engineer.post(path, { name: 'Cisco', query: 'vendor=cisco&sort=-openedAt' });
    const list = await engineer.get(path);
    schemaOf('get', path).parse(list.body);
    expect((list.body as { data: View[] }).data.map(({ name, count }) => [name, count])).toEqual([
      ['Cisco', 3],
      ['我的紧急工单', 2],
    ]);
    const renamed = await engineer.patch(`${path}/${id}`, { name: 'Urgent' });
    expect(renamed.body).toMatchObject({ name: 'Urgent', query: 'assignee=me&priority=P1,P2' });
    expect((await engineer.delete(`${path}/${id}`)).status).toBe(204);
    expect((await engineer.delete(`${path}/${id}`)).status).toBe(404);
  });

  it('are nobody else’s to see, to change or to remove', async () => {
    const [engineer, other] = [await service.as('engineer1'), await service.as('engineer2')];
    const { id } = (await engineer.post(path, { name: 'Secret', query: 'queue=mine' })).body as View;
    expect((await other.get(path)).body).toEqual({ data: [] });
    expect((await other.patch(`${path}/${id}`, { name: 'Taken over' })).status).toBe(404);
    expect((await other.delete(`${path}/${id}`)).status).toBe(404);
    // The same name is free for somebody else, and taken for oneself.
    expect((await other.post(path, { name: 'Secret', query: 'queue=mine' })).status).toBe(201);
    expect((await engineer.post(path, { name: 'Secret', query: '' })).status).toBe(409);
    expect((await (await service.as('customer')).get(path)).status).toBe(403);
  });

  it('hold only what the list of cases would take', async () => {
    const agent = await service.as('agent');
    const refused: [string, string][] = [
      ['colour=red', 'colour'],
      ['priority=P9', 'priority'],
      ['limit=5', 'limit'],
      ['cursor=x', 'cursor'],
      ['q[$ne]=x', 'q[$ne]'],
      ['priority=P1&priority=P2', 'twice'],
      ['openedFrom=yesterday', 'openedFrom'],
      ['openedFrom=2026-02-01T00:00:00Z&openedTo=2026-01-01T00:00:00Z', 'openedTo'],
    ];
    for (const [query, word] of refused) {
      const answer = await agent.post(path, { name: 'Bad', query });
      expect([query, answer.status, detail(answer)]).toEqual([query, 400, expect.stringContaining(word)]);
    }
    expect((await agent.post(path, { name: 'Everything', query: '' })).status).toBe(201);
  });

  it('are twenty at most, and a repeat with the same key adds none', async () => {
    const expert = await service.as('expert');
    const add = (n: number) =>
      expert.post(path, { name: `View ${n}`, query: 'queue=mine' }).set('Idempotency-Key', `view-${n}`);
    for (let n = 0; n < 20; n++) expect((await add(n)).status).toBe(201);
    expect((await add(7)).status).toBe(201);
    const refused = await add(20);
    expect([refused.status, detail(refused)]).toEqual([409, expect.stringContaining('20 views')]);
  });
});
