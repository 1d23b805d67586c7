import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeUser } from '../../store/people.ts';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  const agent = await service.as('agent');
  for (const change of [
    { assigneeId: 'engineer1', priority: 'P1' },
    { assigneeId: 'engineer1', priority: 'P1' },
    { assigneeId: 'expert', priority: 'P3' },
  ])
    await agent.post('/api/v1/cases', opening(change));
});
afterAll(() => service.close());

interface Workload {
  stages: { stage: string; count: number }[];
  people: { id: string; duty: string; dutyFrom: string | null; held: Record<string, number> }[];
}
const workload = async () => (await (await service.as('manager')).get('/api/v1/workload')).body as Workload;
const of = ({ people }: Workload, id: string) => people.find((each) => each.id === id);

describe('GET /workload', () => {
  it('tells supervisors how many cases stand where, and who holds how many', async () => {
    const found = await workload();
    schemaOf('get', '/api/v1/workload').parse(found);
    expect(found.stages.find(({ stage }) => stage === 'awaiting_response')?.count).toBe(3);
    expect(of(found, 'engineer1')?.held).toEqual({ P1: 2, P2: 0, P3: 0, P4: 0 });
    expect(of(found, 'expert')?.held).toMatchObject({ P1: 0, P3: 1 });
    expect(of(found, 'engineer2')).toMatchObject({ duty: 'on_duty', dutyFrom: null });
    expect(found.people.map(({ id }) => id)).not.toContain('agent');
  });

  it('says who is absent, and until when', async () => {
    const [from, until] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const rota = { timezone: 'UTC', shifts: [], absences: [{ person: 'engineer2', from, until }] };
    expect((await (await service.as('manager')).put('/api/v1/rota', rota)).status).toBe(200);
    expect(of(await workload(), 'engineer2')).toMatchObject({ duty: 'absent', dutyFrom: until });
  });

  it('keeps those in view who hold a case and work here no more', async () => {
    // As an earlier version let them go: what they held stayed theirs.
    await changeUser('engineer1', { active: false });
    expect(of(await workload(), 'engineer1')).toMatchObject({ duty: 'off_duty', held: { P1: 2 } });
    await changeUser('engineer1', { active: true });
  });

  it('is for supervisors', async () => {
    for (const username of ['agent', 'engineer2', 'admin', 'customer'])
      expect((await (await service.as(username)).get('/api/v1/workload')).status).toBe(403);
  });
});
