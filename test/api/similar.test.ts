import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../domain/case/state.ts';
import { saveCase } from '../../store/cases.ts';
import { sampleCase } from '../store/samples.ts';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
let number: string;
const at = Date.parse('2026-11-20T08:00:00Z');
const solved = (nth: number, change: Partial<CaseState> = {}) =>
  saveCase(
    sampleCase(`C20261101-${String(nth).padStart(4, '0')}`, {
      ...{ stage: 'ended', resolvedAt: at, closedAt: at },
      resolution: {
        cause: `Cause ${nth}`,
        treatment: 'Replaced',
        restoredAt: '2026-11-20T08:00:00Z',
        byPhone: false,
      },
      ...change,
    }),
  );
beforeAll(async () => {
  service = await startService();
  const agent = await service.as('agent');
  const body = opening({ title: 'Core switch reboots 核心交换机重启', vendor: 'cisco', category: 'network' });
  number = ((await agent.post('/api/v1/cases', body)).body as { number: string }).number;
  await solved(1, { title: '交换机 reboots', vendor: 'Cisco', customer: { id: 'globex', name: 'Globex' } });
  await solved(2, { title: 'Core link flaps' });
  await solved(3, { title: 'Core switch reboots', vendor: 'huawei', category: 'storage' });
  await solved(4, { title: 'Core switch reboots', stage: 'diagnosing', resolution: null });
  await solved(5, {
    title: 'Core switch reboots',
    resolution: null,
    cancellation: { reason: 'withdrawn', consentBy: 'x' },
  });
  await solved(6, { title: 'Printer is out of paper' });
  await solved(7, { title: 'reboots', stage: 'confirming', vendor: null });
});
afterAll(() => service.close());

const path = () => `/api/v1/cases/${number}/similar`;

describe('solved cases like one at hand', () => {
  it('are of its kind and share its words, Chinese ones too, with what was wrong and what was done', async () => {
    const answer = await (await service.as('engineer1')).get(path());
    expect(answer.status).toBe(200);
    schemaOf('get', path()).parse(answer.body);
    const { data } = answer.body as { data: { number: string; words: string[] }[] };
    expect(data.map((each) => each.number.slice(-1))).toEqual(['1', '2', '7']);
    expect(data[0]).toMatchObject({
      ...{ title: '交换机 reboots', customer: { id: 'globex' }, cause: 'Cause 1', treatment: 'Replaced' },
      resolvedAt: '2026-11-20T08:00:00.000Z',
    });
    expect(data[0]?.words).toEqual(expect.arrayContaining(['reboots', '交换']));
  });

  it('are ten at most', async () => {
    for (let nth = 10; nth < 25; nth += 1) await solved(nth, { title: 'Core switch reboots' });
    const answer = await (await service.as('agent')).get(path());
    expect((answer.body as { data: object[] }).data).toHaveLength(10);
  });

  it('are for the staff alone: they tell of other customers', async () => {
    expect((await (await service.as('customer')).get(path())).status).toBe(403);
    expect((await (await service.as('agent')).get('/api/v1/cases/C20200101-0001/similar')).status).toBe(404);
  });
});
