import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findCase } from '../../store/cases.ts';
import { dutyFor } from '../../store/duty.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);

const path = '/api/v1/rota';
const office = { role: 'engineer', inside: 'office-cn' };
const rota = (shifts: object[], absences: object[] = []) => ({ timezone: 'Asia/Shanghai', shifts, absences });

describe('leave', () => {
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
  const open = async (change: object) => {
    const answer = await (await as('agent')).post('/api/v1/cases', opening(change));
    return (answer.body as { number: string }).number;
  };
  const holder = async (number: string) =>
    (await (await as('agent')).get(`/api/v1/cases/${number}`)).body as {
      assignee: object | null;
      tags: string[];
    };

  it('that has begun shows what somebody holds, and hands it back once that is confirmed', async () => {
    const manager = await as('manager');
    await manager.put(path, rota([]));
    const number = await open({ assigneeId: 'engineer2' });
    const away = rota([], [{ person: 'engineer2', from: hours(-1), until: hours(24) }]);
    const shown = await manager.put(path, away);
    expect(shown.status).toBe(409);
    expect((shown.body as { detail: string }).detail).toContain(number);
    expect(await holder(number)).toMatchObject({ assignee: { id: 'engineer2' } });
    expect((await manager.put(`${path}?confirm=true`, away)).status).toBe(200);
    expect((await holder(number)).assignee).toBeNull();
    const history = await manager.get(`/api/v1/cases/${number}/timeline`);
    expect(JSON.stringify(history.body)).toContain('queued');
    // Nobody is sent on the same leave twice.
    const kept = await open({ assigneeId: 'engineer3' });
    expect((await manager.put(path, away)).status).toBe(200);
    expect(await holder(kept)).toMatchObject({ assignee: { id: 'engineer3' } });
  });

  it('that is to come, and other shifts, have the cases ask that they matter to', async () => {
    const manager = await as('manager');
    await manager.put(`${path}?confirm=true`, rota([]));
    const theirs = await open({ assigneeId: 'engineer1', priority: 'P4' });
    const urgent = await open({ assigneeId: 'engineer3', priority: 'P1' });
    const other = await open({ assigneeId: 'engineer3', priority: 'P4' });
    service.engine.askAnew.length = 0;
    const coming = { person: 'engineer1', from: hours(24), until: hours(48) };
    expect((await manager.put(path, rota([office], [coming]))).status).toBe(200);
    expect(service.engine.askAnew).toEqual(expect.arrayContaining([theirs, urgent]));
    expect(service.engine.askAnew).not.toContain(other);
    expect(await holder(theirs)).toMatchObject({ assignee: { id: 'engineer1' } });
    // It is called off: they have to hear that, too.
    service.engine.askAnew.length = 0;
    await manager.put(path, rota([]));
    expect(service.engine.askAnew).toContain(theirs);
  });
});

describe('until when whoever has a case is there', () => {
  it('is told with what is recorded, where it is not known yet', async () => {
    const manager = await as('manager');
    const from = new Date(Date.now() + 3_600_000).toISOString();
    const until = new Date(Date.now() + 7_200_000).toISOString();
    await manager.put(path, rota([], [{ person: 'engineer1', from, until }]));
    const answer = await (await as('agent')).post('/api/v1/cases', opening({ assigneeId: 'engineer1' }));
    const state = (await findCase((answer.body as { number: string }).number))!;
    const duty = { person: 'engineer1', leaveFrom: Date.parse(from) };
    expect(await dutyFor(state)).toEqual(duty);
    expect(await dutyFor({ ...state, duty })).toBeUndefined();
    await manager.put(path, rota([]));
    expect(await dutyFor({ ...state, duty })).toBeNull();
    expect(await dutyFor(state)).toBeUndefined();
  });
});
