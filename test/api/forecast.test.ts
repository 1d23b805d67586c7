import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, type Service, startService } from './service.ts';

interface Entry {
  at: string;
  kind: string;
  text: string;
  notices: { to: { id?: string; name?: string; role?: string }; channels: string[] }[];
}

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService();
  const opened = await (await service.as('agent')).post('/api/v1/cases', opening({ priority: 'P1' }));
  path = `/api/v1/cases/${(opened.body as { number: string }).number}/forecast`;
});
afterAll(() => service.close());

const entries = async (username: string) =>
  ((await (await service.as(username)).get(path)).body as { data: Entry[] }).data;

describe('GET /cases/{number}/forecast', () => {
  it('tells staff what comes, when and to whom, soonest first', async () => {
    const data = await entries('manager');
    expect(data.slice(0, 3).map(({ kind }) => kind)).toEqual([
      'response_reminder',
      'response_reminder',
      'taken_over',
    ]);
    expect(data.map(({ at }) => at)).toEqual(data.map(({ at }) => at).toSorted());
    expect(data[0]?.notices[0]).toMatchObject({
      to: { id: expect.any(String), name: expect.any(String) },
      channels: expect.arrayContaining(['email']),
    });
    expect(data.every(({ text }) => text.length > 0)).toBe(true);
    expect(data.some(({ notices }) => notices.some(({ to }) => to.role === 'response_center_manager'))).toBe(
      true,
    );
  });

  it('changes nothing', async () => {
    const before = await entries('manager');
    expect((await entries('manager')).map(({ at, kind }) => `${at} ${kind}`)).toEqual(
      before.map(({ at, kind }) => `${at} ${kind}`),
    );
  });

  it('is not for customers, and not of a case that is not there', async () => {
    expect((await (await service.as('customer')).get(path)).status).toBe(403);
    const manager = await service.as('manager');
    expect((await manager.get('/api/v1/cases/C20200101-0001/forecast')).status).toBe(404);
    expect((await manager.get(`${path}?limit=3`)).status).toBe(400);
  });
});
