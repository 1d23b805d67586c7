import { describe, expect, it } from '@jest/globals';
import { calendarDocument } from '../../calendars/schema.ts';
import { shippedCalendars } from '../../calendars/shipped.ts';

const office = { timezone: 'Asia/Shanghai', weekdays: ['Mon', 'Tue'], hours: ['09:00-12:00', '13:00-18:00'] };

function complaintsOf(document: unknown): [path: string, message: string][] {
  const checked = calendarDocument.safeParse(document);
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('the shipped calendars', () => {
  it('are the three that the policies name', async () => {
    const shipped = await shippedCalendars();
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    const china = { timezone: 'Asia/Shanghai', weekdays, holidays: 'CN' };
    expect(Object.fromEntries(shipped)).toEqual({
      always: { hours: '24x7' },
      'depot-cn': { ...china, hours: ['09:00-17:00'] },
      'office-cn': { ...china, hours: ['09:00-12:00', '13:00-18:00'] },
    });
  });
});

describe('a calendar', () => {
  it.each([
    office,
    { hours: '24x7' },
    { timezone: 'Europe/Berlin', hours: { Mon: ['00:00-24:00'], Sat: ['09:00-12:00', '12:00-13:30'] } },
    { ...office, holidays: null, closures: ['2026-12-24'], workingDays: ['2026-12-26'] },
    { ...office, holidays: 'DE-BY', exceptions: [{ date: '2026-12-31', hours: ['09:00-11:00'] }] },
  ])('may read %j', (document) => {
    expect(complaintsOf(document)).toEqual([]);
  });

  it.each([
    [{ ...office, hours: ['09:00-12:00', '11:00-13:00'] }, 'hours.1', 'begins before 09:00-12:00 has ended'],
    [{ ...office, hours: ['13:00-18:00', '09:00-12:00'] }, 'hours.1', 'begins before 13:00-18:00 has ended'],
    [
      { ...office, hours: ['18:00-09:00'] },
      'hours.0',
      'ends before it begins; a window over midnight is two',
    ],
    [{ ...office, hours: ['09:00-09:00'] }, 'hours.0', 'ends before it begins'],
    [{ ...office, hours: ['9-12'] }, 'hours.0', 'must be a window such as 09:00-12:00'],
    [{ ...office, hours: ['08:00-8:30'] }, 'hours.0', 'must be a window'],
    [{ timezone: 'UTC', hours: { Sat: ['09:00-25:00'] } }, 'hours.Sat.0', 'must be a window'],
    [{ ...office, hours: 8 }, 'hours', 'must be 24x7, a list of windows'],
    [{ ...office, timezone: 'Mars/Olympus' }, 'timezone', 'is not a time zone'],
    [{ ...office, timezone: '+08:00' }, 'timezone', 'is not a time zone'],
    [{ ...office, timezone: undefined }, 'timezone', 'say by which clock'],
    [{ ...office, weekdays: undefined }, 'weekdays', 'say on which days'],
    [
      { timezone: 'UTC', hours: { Mon: ['09:00-12:00'] }, weekdays: ['Mon'] },
      'weekdays',
      'said by the hours',
    ],
    [{ ...office, holidays: 'China' }, 'holidays', 'must be a country such as CN'],
    [{ ...office, closures: ['2026-02-30'] }, 'closures.0', 'must be a date'],
    [{ ...office, closures: ['2126-01-01'] }, 'closures.0', 'must lie between 2000 and 2099'],
    [{ ...office, closures: ['2026-02-03'], workingDays: ['2026-02-03'] }, 'workingDays.0', 'is in closures'],
    [
      { ...office, exceptions: [{ date: '2026-02-03', hours: [] }] },
      'exceptions.0.hours',
      'without a window',
    ],
    [{ hours: '24x7', holidays: 'CN' }, 'holidays', 'has no meaning while the hours are 24x7'],
  ])('is refused at the field that is wrong: %j', (document, path, message) => {
    expect(complaintsOf(document)).toEqual([[path, expect.stringContaining(message)]]);
  });

  it.each([
    [{ ...office, weekdays: [] }, 'weekdays'],
    [{ timezone: 'UTC', hours: {} }, 'hours'],
  ])('is refused when it would never open: %j', (document, path) => {
    expect(complaintsOf(document)).toEqual([[path, 'the calendar would never open']]);
  });
});
