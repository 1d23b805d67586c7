import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

interface Queues {
  data: { name: string; count: number | null }[];
}
interface Cases {
  data: { number: string }[];
  page: { total: number };
}

describe('the queues of the workspace', () => {
  it('are counted at once, and each lists what it counts, as its reader sees it', async () => {
    const agent = await service.as('agent');
    const engineer = await service.as('engineer1');
    for (const assigneeId of ['engineer1', 'engineer1', 'engineer2'])
      await agent.post('/api/v1/cases', opening({ assigneeId }));
    const gone = (await agent.post('/api/v1/cases', opening({ assigneeId: 'engineer1' }))).body as {
      number: string;
    };
    const cancel = { reason: 'withdrawn', consentBy: 'Wang Fang' };
    expect((await agent.post(`/api/v1/cases/${gone.number}/cancel`, cancel)).text).toContain('cancelled');
    const answer = await engineer.get('/api/v1/queues');
    schemaOf('get', '/api/v1/queues').parse(answer.body);
    const counts = Object.fromEntries((answer.body as Queues).data.map(({ name, count }) => [name, count]));
    expect(counts).toMatchObject({ mine: 2, team: 2, open: 3, awaiting: 3, overdue: 0, ended: null });
    for (const [name, count] of Object.entries(counts)) {
      const list = (await engineer.get(`/api/v1/cases?queue=${name}&total=true`)).body as Cases;
      expect([name, list.page.total, list.data.length]).toEqual([name, count ?? 1, count ?? 1]);
    }
    const narrowed = await engineer.get('/api/v1/cases?queue=mine&assignee=engineer2');
    expect((narrowed.body as Cases).data).toEqual([]);
    const ended = (await engineer.get('/api/v1/cases?closedFrom=2026-01-01T00:00:00Z&sort=-closedAt'))
      .body as Cases;
    expect(ended.data.map(({ number }) => number)).toEqual([gone.number]);
  });

  it('are for staff', async () => {
    const customer = await service.as('customer');
    expect((await customer.get('/api/v1/queues')).status).toBe(403);
    const refused = await customer.get('/api/v1/cases?queue=open');
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('is for staff')]);
  });

  it('are known by name, and times that end before they begin are refused', async () => {
    const agent = await service.as('agent');
    expect((await agent.get('/api/v1/cases?queue=other')).status).toBe(400);
    const [from, to] = ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    const refused = await agent.get(`/api/v1/cases?closedFrom=${from}&closedTo=${to}`);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('closedTo')]);
  });
});
