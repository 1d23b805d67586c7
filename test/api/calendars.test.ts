import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { type Refusals, startRefusals } from './refusals.ts';
import { schemaOf } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);
const refused: Refusals['refused'] = (...given) => service.refused(...given);

const path = '/api/v1/calendars';
const berlin = {
  timezone: 'Europe/Berlin',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
  hours: ['08:00-12:00', '13:00-17:00'],
  holidays: 'DE-BE',
};

describe('calendars', () => {
  it('are listed for staff, with those that Caseline ships', async () => {
    const agent = await as('agent');
    const list = await agent.get(path);
    schemaOf('get', path).parse(list.body);
    expect(list.body).toMatchObject({ data: [{ id: 'always' }, { id: 'depot-cn' }, { id: 'office-cn' }] });
    const one = await agent.get(`${path}/office-cn`);
    schemaOf('get', `${path}/office-cn`).parse(one.body);
    expect(one.body).toMatchObject({ timezone: 'Asia/Shanghai', holidays: 'CN', changedBy: null });
    expect(one.headers['etag']).toBe('"1"');
    await refused(await agent.get(`${path}/moon`), 404);
    await refused(await (await as('customer')).get(path), 403);
  });

  it('are added, changed from the revision that was seen, and removed', async () => {
    const admin = await as('admin');
    const added = await admin.put(`${path}/berlin`, berlin);
    schemaOf('put', `${path}/berlin`).parse(added.body);
    expect(added.body).toMatchObject({ id: 'berlin', revision: 1, changedBy: 'admin', ...berlin });
    const closed = { ...berlin, closures: ['2026-12-28'] };
    expect((await admin.put(`${path}/berlin`, closed).set('If-Match', '"1"')).body).toMatchObject({
      revision: 2,
      closures: ['2026-12-28'],
    });
    await refused(await admin.put(`${path}/berlin`, berlin).set('If-Match', '"1"'), 412);
    await refused(await admin.delete(`${path}/berlin`).set('If-Match', '"1"'), 412);
    await refused(await (await as('manager')).put(`${path}/berlin`, berlin), 403);
    expect((await admin.delete(`${path}/berlin`).set('If-Match', '"2"')).status).toBe(204);
    await refused(await admin.delete(`${path}/berlin`), 404);
  });

  it('are refused at the field that is wrong, and nothing is stored', async () => {
    const admin = await as('admin');
    const put = (change: object) => admin.put(`${path}/wrong`, { ...berlin, ...change });
    await refused(await put({ hours: ['08:00-12:00', '11:00-17:00'] }), 400, ['hours.1']);
    await refused(await put({ hours: ['22:00-06:00'] }), 400, ['hours.0']);
    await refused(await put({ weekdays: [] }), 400, ['weekdays']);
    await refused(await put({ timezone: 'Europe/Atlantis' }), 400, ['timezone']);
    await refused(await put({ closures: ['2026-02-29'], colour: 'red' }), 400, ['closures.0', 'colour']);
    expect(await refused(await put({ holidays: 'XX' }), 422, ['holidays'])).toBe(
      "No holidays are known of 'XX'",
    );
    await refused(await put({ holidays: 'DE-ZZ' }), 422, ['holidays']);
    await refused(await admin.get(`${path}/wrong`), 404);
  });

  it('cannot go while somebody runs by them', async () => {
    const admin = await as('admin');
    await mongoose.connection
      .collection<{ _id: string }>('policies')
      .insertOne({ _id: 'old/1', ...{ id: 'old', version: 1, document: { calendar: 'depot-cn' } } });
    expect(await refused(await admin.delete(`${path}/depot-cn`), 409)).toBe(
      'Calendar depot-cn is in use by policy old (version 1), depot beijing, depot shanghai',
    );
    expect((await admin.get(`${path}/depot-cn`)).status).toBe(200);
  });

  it('must be there before a depot opens by them', async () => {
    const depot = { name: 'Moon', region: null, calendarId: 'moon' };
    await refused(await (await as('admin')).put('/api/v1/depots/moon', depot), 422, ['calendarId']);
  });

  it('show what they come to, over a change of the clocks', async () => {
    const admin = await as('admin');
    await admin.put(`${path}/berlin`, { ...berlin, weekdays: ['Fri', 'Sun'] });
    const hours = (query: string) => admin.get(`${path}/berlin/hours?${query}`);
    const shown = await hours('from=2026-03-27&until=2026-03-30');
    schemaOf('get', `${path}/berlin/hours`).parse(shown.body);
    expect(shown.body).toEqual({
      alwaysOpen: false,
      days: [
        {
          date: '2026-03-27',
          windows: [
            { opensAt: '2026-03-27T07:00:00.000Z', closesAt: '2026-03-27T11:00:00.000Z' },
            { opensAt: '2026-03-27T12:00:00.000Z', closesAt: '2026-03-27T16:00:00.000Z' },
          ],
        },
        {
          date: '2026-03-29',
          windows: [
            { opensAt: '2026-03-29T06:00:00.000Z', closesAt: '2026-03-29T10:00:00.000Z' },
            { opensAt: '2026-03-29T11:00:00.000Z', closesAt: '2026-03-29T15:00:00.000Z' },
          ],
        },
      ],
    });
    const always = await admin.get(`${path}/always/hours?from=2026-01-01&until=2026-01-31`);
    expect(always.body).toEqual({ alwaysOpen: true, days: [] });
    await refused(await hours('from=2026-03-27&until=2026-03-26'), 400, ['until']);
    await refused(await hours('from=2026-03-27&until=2027-05-27'), 400, ['until']);
    await refused(await hours('from=2026-03-27'), 400, ['until']);
  });
});

describe('holidays', () => {
  const year = '/api/v1/holidays/CN-2027';
  const announced = {
    days: [
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-02-05', name: '春节' },
    ],
    workingDays: ['2027-02-20'],
  };

  it('say where they come from, and can be edited for every calendar of the country', async () => {
    const admin = await as('admin');
    const known = await admin.get('/api/v1/holidays/CN-2026');
    schemaOf('get', '/api/v1/holidays/CN-2026').parse(known.body);
    expect(known.body).toMatchObject({ id: 'CN-2026', revision: 0, source: 'announced' });
    expect((await admin.get(year)).body).toMatchObject({ source: 'computed', workingDays: [] });
    const put = await admin.put(year, announced).set('If-Match', '"0"');
    expect(put.body).toEqual({ id: 'CN-2027', revision: 1, source: 'edited', ...announced });
    await refused(await admin.put(year, announced).set('If-Match', '"0"'), 412);
    const hours = await admin.get(`${path}/office-cn/hours?from=2027-02-20&until=2027-02-21`);
    expect(hours.body).toMatchObject({ days: [{ date: '2027-02-20' }] });
    await refused(await admin.delete(year).set('If-Match', '"2"'), 412);
    expect((await admin.delete(year).set('If-Match', '"1"')).status).toBe(204);
    expect((await admin.get(year)).body).toMatchObject({ revision: 0, source: 'computed' });
    await refused(await admin.delete(year), 404);
  });

  it('are refused where they are wrong', async () => {
    const admin = await as('admin');
    const put = (change: object) => admin.put(year, { ...announced, ...change });
    await refused(await put({ workingDays: ['2027-01-01'] }), 400, ['workingDays.0']);
    await refused(await put({ workingDays: ['2026-01-02'] }), 400, ['workingDays.0']);
    await refused(await put({ days: [{ date: '2028-01-01', name: '元旦' }] }), 400, ['days.0.date']);
    await refused(await put({ days: [{ date: '2027-02-31', name: 'x' }] }), 400, ['days.0.date']);
    await refused(await admin.get('/api/v1/holidays/XX-2026'), 404);
    await refused(await admin.get('/api/v1/holidays/China'), 404);
    await refused(await (await as('agent')).put(year, announced), 403);
  });
});
