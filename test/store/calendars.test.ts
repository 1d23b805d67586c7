import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { createCourier } from '../../messages/courier.ts';
import { createActivities } from '../../activities/index.ts';
import { shippedCalendars } from '../../calendars/shipped.ts';
import { calendars, seedCalendars } from '../../store/calendars.ts';
import { findHolidays, forgetHolidays, putHolidays } from '../../store/holidays.ts';
import { openDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
  await seedCalendars();
});
afterAll(() => database.close());

const shanghai = (local: string) => Date.parse(`${local}+08:00`);
const activities = createActivities({
  settings: {
    publicUrl: 'http://caseline.example',
    secret: 'not used here',
    timeZone: 'UTC',
    language: 'en',
  },
  courier: createCourier({}),
});

describe('calendars', () => {
  it('are there as shipped, and one that was edited is left alone by the next start', async () => {
    const depot = (await shippedCalendars()).get('depot-cn')!;
    expect(await calendars.find('depot-cn')).toMatchObject({ document: depot, revision: 1, changedBy: null });
    const edited = { ...depot, closures: ['2026-12-31'] };
    expect(await calendars.put('depot-cn', edited, 'admin', 1)).toMatchObject({ revision: 2 });
    await seedCalendars();
    expect(await calendars.find('depot-cn')).toMatchObject({ document: edited, changedBy: 'admin' });
    expect((await calendars.list()).map(({ id }) => id)).toEqual(['always', 'depot-cn', 'office-cn']);
  });

  it('change and go only from the revision that was seen', async () => {
    const always = { hours: '24x7' as const };
    expect(await calendars.put('new', always, 'admin', 3)).toBeNull();
    expect(await calendars.put('new', always, 'admin', 0)).toMatchObject({ id: 'new', revision: 1 });
    expect(await calendars.put('new', always, 'admin', 0)).toBeNull();
    const many = await Promise.all(Array.from({ length: 5 }, () => calendars.put('new', always, 'admin', 1)));
    expect(many.filter((each) => each !== null)).toHaveLength(1);
    expect(await calendars.put('new', always, 'admin')).toMatchObject({ revision: 3 });
    expect(await calendars.remove('new', 2)).toBe(false);
    expect(await calendars.remove('new', 3)).toBe(true);
    expect(await calendars.find('new')).toBeNull();
  });
});

describe('holidays', () => {
  it('are as announced until somebody edits the year, and again when that is forgotten', async () => {
    expect(await findHolidays('CN', 2026)).toMatchObject({ revision: 0, holidays: { source: 'announced' } });
    const year = { days: [{ date: '2026-10-01', name: '国庆节' }], workingDays: ['2026-10-10'] };
    expect(await putHolidays('CN', 2026, year, 'admin', 0)).toMatchObject({ revision: 1 });
    expect(await putHolidays('CN', 2026, year, 'admin', 0)).toBeNull();
    const span = { from: shanghai('2026-09-30T00:00'), until: shanghai('2026-10-02T00:00') };
    const opening = async () =>
      (await activities.workingHours({ calendarId: 'office-cn', ...span }))?.days.map(([open]) => open);
    const [eve, second] = [shanghai('2026-09-30T09:00'), shanghai('2026-10-02T09:00')];
    expect(await opening()).toEqual([eve, second]);
    expect(await forgetHolidays('CN', 2026, 1)).toBe(true);
    expect(await opening()).toEqual([eve]);
  });

  it('are unknown for a country that there is not', async () => {
    expect(await findHolidays('XX', 2026)).toBeNull();
  });
});

describe('the working hours that a workflow asks for', () => {
  const span = { from: shanghai('2026-10-09T15:00'), until: shanghai('2026-10-11T15:00') };

  it('are whole local days in UTC, with the local times that were asked for', async () => {
    expect(await activities.workingHours({ calendarId: 'office-cn', ...span, times: ['14:00'] })).toEqual({
      from: shanghai('2026-10-09T00:00'),
      until: shanghai('2026-10-12T00:00'),
      days: ['2026-10-09', '2026-10-10'].map((date) =>
        ['09:00', '12:00', '13:00', '18:00'].map((time) => shanghai(`${date}T${time}`)),
      ),
      times: { '14:00': [shanghai('2026-10-09T14:00'), shanghai('2026-10-10T14:00')] },
    });
  });

  it('are null where it is always open', async () => {
    expect(await activities.workingHours({ calendarId: 'always', ...span })).toBeNull();
  });

  it('fail for good where there is no such calendar', async () => {
    const failure = await activities
      .workingHours({ calendarId: 'moon', ...span })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({
      message: "There is no calendar 'moon'",
      type: 'UnknownCalendar',
      nonRetryable: true,
    });
  });
});
