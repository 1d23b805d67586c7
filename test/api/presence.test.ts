import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { AuditRecord } from '../../store/audit.ts';
import { countTimeline } from '../../store/timeline.ts';
import { bePresent } from '../../store/presence.ts';
import { eventually } from '../product/desk.ts';
import { type Ear, Ears } from './ears.ts';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
let ears: Ears;
let number: string;
beforeAll(async () => {
  service = await startService();
  ears = new Ears(service);
});
afterEach(() => ears.hangUp());
afterAll(() => service.close());

async function openCase(): Promise<string> {
  const answer = await (await service.as('agent')).post('/api/v1/cases', opening());
  return (answer.body as { number: string }).number;
}
const path = () => `/api/v1/cases/${number}/presence`;
const be = async (username: string, doing: string) => (await service.as(username)).put(path(), { doing });
const others = async (username: string) =>
  ((await be(username, 'reading')).body as { data: { person: { id: string }; doing: string }[] }).data.map(
    ({ person, doing }) => `${person.id} ${doing}`,
  );
const met = (ear: Ear) => [
  ...ear.data('present').map((each) => `${(each['person'] as { id: string }).id} ${String(each['doing'])}`),
  ...ear.data('left').map(({ personId }) => `${String(personId)} left`),
];

describe('who has a case before them', () => {
  it('is told to each of them at every sign of life, without themselves', async () => {
    number = await openCase();
    const answer = await be('agent', 'writing');
    expect(answer.body).toEqual({ data: [], page: { next: null } });
    expect(await others('engineer1')).toEqual(['agent writing']);
    const second = await be('agent', 'reading');
    expect(schemaOf('put', path()).safeParse(second.body).success).toBe(true);
    expect(await others('manager')).toEqual(['agent reading', 'engineer1 reading']);
    await (await service.as('agent')).delete(path());
    expect(await others('manager')).toEqual(['engineer1 reading']);
  });

  it('is told to other staff as they come, write and leave, and not that they are still there', async () => {
    number = await openCase();
    const [staff, self] = [await ears.listen('engineer1'), await ears.listen('agent')];
    await be('agent', 'reading');
    await be('agent', 'reading');
    await be('agent', 'writing');
    await be('agent', 'writing');
    await be('agent', 'reading');
    await (await service.as('agent')).delete(path());
    await eventually(
      () => met(staff),
      (all) => all.includes('agent left'),
    );
    expect(met(staff)).toEqual(['agent reading', 'agent writing', 'agent reading', 'agent left']);
    expect(met(self)).toEqual([]);
  });

  it('is no business of customers, be it their own case or not', async () => {
    number = await openCase();
    const customers = [await ears.listen('customer'), await ears.listen('customer2')];
    const staff = await ears.listen('engineer1');
    await be('agent', 'writing');
    await eventually(
      () => met(staff),
      (all) => all.length > 0,
    );
    for (const customer of customers) expect(customer.events()).toEqual([]);
    expect((await be('customer', 'reading')).status).toBe(403);
    expect((await (await service.as('customer')).delete(path())).status).toBe(403);
  });

  it('is over when nothing is heard of them, also before the database has removed it', async () => {
    number = await openCase();
    const person = { id: 'agent', name: 'Agent' };
    await bePresent({ number, person, doing: 'writing', until: new Date(Date.now() - 1) });
    expect(await others('manager')).toEqual([]);
    const ear = await ears.listen('engineer1');
    // Back again with the same: that is a coming, and told.
    await be('agent', 'writing');
    await eventually(
      () => met(ear),
      (all) => all.includes('agent writing'),
    );
    expect(met(ear)).toContain('agent writing');
    const indexes = await mongoose.connection.collection('presence').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { until: 1 }, expireAfterSeconds: 0 }));
  });

  it('leaves nothing in the history and nothing in the audit, unless it is refused', async () => {
    number = await openCase();
    const before = await countTimeline(number, { publicOnly: false });
    await be('agent', 'reading');
    await be('agent', 'dancing');
    const rows = await eventually(
      () => mongoose.connection.collection<AuditRecord>('audit').find({ subject: number }).toArray(),
      (all) => all.length > 0,
    );
    expect(rows.map(({ method, status }) => [method, status])).toEqual([['PUT', 400]]);
    expect(await countTimeline(number, { publicOnly: false })).toBe(before);
  });

  it('needs a case that is there, and one of the two words', async () => {
    number = 'C20200101-0001';
    expect((await be('agent', 'reading')).status).toBe(404);
    number = await openCase();
    expect((await be('agent', 'dancing')).status).toBe(400);
  });
});
