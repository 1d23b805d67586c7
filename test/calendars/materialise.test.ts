import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { holidaysOf, type HolidayYear } from '../../calendars/holidays.ts';
import { materialise, yearsOf } from '../../calendars/materialise.ts';
import type { WeeklyCalendar } from '../../calendars/schema.ts';
import { shippedCalendars } from '../../calendars/shipped.ts';
import { addWorking, shipBy, shippingTimes, type WorkingHours, workingBetween } from '../../domain/hours.ts';

const hour = 3_600_000;
const zoned = (zone: string) => (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const shanghai = zoned('Asia/Shanghai');
const berlin = zoned('Europe/Berlin');
const newYork = zoned('America/New_York');

const everyDay: Pick<WeeklyCalendar, 'weekdays'> = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const shipped = async (id: string) => (await shippedCalendars()).get(id) as WeeklyCalendar;

async function hoursOf(calendar: WeeklyCalendar, from: number, until: number, times?: string[]) {
  const { holidays: country } = calendar;
  const years = country ? yearsOf(calendar, from, until) : [];
  const holidays = await Promise.all(years.map((year) => holidaysOf(country!, year)));
  return materialise(
    calendar,
    holidays.flatMap((each) => each ?? []),
    { from, until, times },
  );
}

/** The windows on local dates, as `09-30 09:00-12:00`. */
function read({ days }: WorkingHours, zone: string): string[] {
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return days.map((day) => {
    const ends = day.map((at) => local(at).toPlainTime().toString().slice(0, 5));
    const windows = ends.flatMap((open, i) => (i % 2 ? [] : [`${open}-${ends[i + 1]}`]));
    return [local(day[0]!).toPlainDate().toString().slice(5), ...windows].join(' ');
  });
}

describe('a calendar as instants', () => {
  it('leaves the National Day week out and works the weekends that make up for it', async () => {
    const hours = await hoursOf(
      await shipped('office-cn'),
      shanghai('2026-09-18T12:00'),
      shanghai('2026-10-11T12:00'),
    );
    const windows = '09:00-12:00 13:00-18:00';
    const worked = [
      '09-18',
      '09-20',
      '09-21',
      '09-22',
      '09-23',
      '09-24',
      '09-28',
      '09-29',
      '09-30',
      '10-08',
      '10-09',
      '10-10',
    ];
    expect(read(hours, 'Asia/Shanghai')).toEqual(worked.map((date) => `${date} ${windows}`));
    expect([hours.from, hours.until]).toEqual([shanghai('2026-09-18T00:00'), shanghai('2026-10-12T00:00')]);
  });

  it('answers a call before the holiday week after it', async () => {
    const hours = await hoursOf(
      await shipped('office-cn'),
      shanghai('2026-09-30T17:50'),
      shanghai('2026-10-30T00:00'),
    );
    expect(addWorking(hours, shanghai('2026-09-30T17:50'), 2 * hour)).toBe(shanghai('2026-10-08T10:50'));
    expect(addWorking(hours, shanghai('2026-10-01T03:00'), 8 * hour)).toBe(shanghai('2026-10-08T18:00'));
  });

  it('crosses the year, with the holidays of both', async () => {
    const hours = await hoursOf(
      await shipped('depot-cn'),
      shanghai('2025-12-31T12:00'),
      shanghai('2026-01-05T12:00'),
    );
    expect(read(hours, 'Asia/Shanghai')).toEqual([
      '12-31 09:00-17:00',
      '01-04 09:00-17:00',
      '01-05 09:00-17:00',
    ]);
  });

  it('obeys its own days before those of the country, and an exception before both', async () => {
    const calendar: WeeklyCalendar = {
      ...(await shipped('depot-cn')),
      closures: ['2026-10-09'],
      workingDays: ['2026-10-03'],
      exceptions: [
        { date: '2026-10-01', hours: ['10:00-11:00'] },
        { date: '2026-10-08', hours: ['09:00-12:00'] },
      ],
    };
    const hours = await hoursOf(calendar, shanghai('2026-10-01T00:00'), shanghai('2026-10-10T00:00'));
    expect(read(hours, 'Asia/Shanghai')).toEqual([
      '10-01 10:00-11:00',
      '10-03 09:00-17:00',
      '10-08 09:00-12:00',
      '10-10 09:00-17:00',
    ]);
  });

  it('has hours of its own for each weekday; a Sunday that is worked instead keeps those of a weekday', async () => {
    const calendar: WeeklyCalendar = {
      timezone: 'Asia/Shanghai',
      hours: { Mon: ['09:00-17:00'], Sat: ['09:00-12:00'] },
      workingDays: ['2026-03-01'],
    };
    const hours = await hoursOf(calendar, shanghai('2026-02-28T00:00'), shanghai('2026-03-02T00:00'));
    expect(read(hours, 'Asia/Shanghai')).toEqual([
      '02-28 09:00-12:00',
      '03-01 09:00-17:00',
      '03-02 09:00-17:00',
    ]);
  });

  it('tells the cut-off of each working day, summer and winter', async () => {
    const calendar: WeeklyCalendar = { timezone: 'Europe/Berlin', ...everyDay, hours: ['09:00-17:00'] };
    const span = [berlin('2026-03-28T00:00'), berlin('2026-03-30T00:00')] as const;
    const hours = await hoursOf(calendar, ...span, shippingTimes('14:00'));
    const dates = ['2026-03-28', '2026-03-29', '2026-03-30'];
    expect(hours.times?.['14:00']).toEqual(dates.map((date) => berlin(`${date}T14:00`)));
    expect(shipBy(hours, berlin('2026-03-29T13:59'), '14:00')).toBe(berlin('2026-03-29T17:00'));
    expect(shipBy(hours, berlin('2026-03-29T14:00'), '14:00')).toBe(berlin('2026-03-30T12:00'));
  });
});

describe('when the clocks change', () => {
  const nights = (timezone: string): WeeklyCalendar => ({ timezone, ...everyDay, hours: ['00:00-06:00'] });
  it.each([
    ['Europe/Berlin', berlin, '2026-03-29', 5],
    ['Europe/Berlin', berlin, '2026-10-25', 7],
    ['America/New_York', newYork, '2026-03-08', 5],
    ['America/New_York', newYork, '2026-11-01', 7],
  ] as const)(
    'the six hours of a night in %s on %s are as long as they are',
    async (zone, at, date, length) => {
      const hours = await hoursOf(nights(zone), at(`${date}T00:00`), at(`${date}T12:00`));
      expect(workingBetween(hours, hours.from, hours.until)).toBe(length * hour);
      expect(hours.until - hours.from).toBe((18 + length) * hour);
    },
  );

  it('office hours keep to the clock on the wall', async () => {
    const calendar: WeeklyCalendar = { timezone: 'Europe/Berlin', ...everyDay, hours: ['09:00-17:00'] };
    const hours = await hoursOf(calendar, berlin('2026-03-28T00:00'), berlin('2026-10-26T00:00'));
    const windows = read(hours, 'Europe/Berlin').map((day) => day.slice(6));
    expect(new Set(windows)).toEqual(new Set(['09:00-17:00']));
    // Eight hours from Saturday noon end 23 hours later on the wall, one hour fewer in truth.
    expect(addWorking(hours, berlin('2026-03-28T12:00'), 8 * hour)).toBe(berlin('2026-03-29T12:00'));
  });

  it('a window inside the hour that is skipped is no window, and one that reaches into it is shorter', async () => {
    const calendar: WeeklyCalendar = {
      timezone: 'Europe/Berlin',
      ...everyDay,
      hours: ['02:15-02:45', '02:50-04:00'],
    };
    const hours = await hoursOf(calendar, berlin('2026-03-28T00:00'), berlin('2026-03-29T12:00'));
    expect(read(hours, 'Europe/Berlin')).toEqual(['03-28 02:15-02:45 02:50-04:00', '03-29 03:00-04:00']);
  });

  it('windows that meet in the hour that comes twice neither overlap nor leave a gap', async () => {
    const calendar: WeeklyCalendar = {
      timezone: 'America/New_York',
      ...everyDay,
      hours: ['00:00-01:30', '01:30-06:00'],
    };
    const hours = await hoursOf(calendar, newYork('2026-11-01T00:00'), newYork('2026-11-01T12:00'));
    const [day] = hours.days;
    expect(day![1]).toBe(day![2]);
    expect(day![1]! - day![0]!).toBe(1.5 * hour);
    expect(workingBetween(hours, hours.from, hours.until)).toBe(7 * hour);
  });

  it('every instant is what Temporal makes of the wall time, where it is plain', async () => {
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
    ]) {
      const at = zoned(zone);
      const calendar: WeeklyCalendar = { timezone: zone, ...everyDay, hours: ['08:20-19:40'] };
      const hours = await hoursOf(calendar, at('2026-01-01T00:00'), at('2027-12-31T00:00'));
      expect(hours.days).toHaveLength(730);
      const start = Temporal.PlainDate.from('2026-01-01');
      for (const [i, day] of hours.days.entries()) {
        const date = start.add({ days: i }).toString();
        expect(day).toEqual([at(`${date}T08:20`), at(`${date}T19:40`)]);
      }
    }
  });
});

describe('what is known of the holidays', () => {
  it('says which years of China are only computed, and nothing of years that were announced', async () => {
    const office = await shipped('office-cn');
    const [from, until] = [shanghai('2026-12-01T00:00'), shanghai('2027-02-01T00:00')];
    expect((await hoursOf(office, from, until)).computed).toEqual([
      { id: 'CN-2027', from: shanghai('2027-01-01T00:00'), until: shanghai('2028-01-01T00:00') },
    ]);
    expect((await hoursOf(office, from, shanghai('2026-12-20T00:00'))).computed).toBeUndefined();
  });

  it('says nothing of countries whose law names the days for good, and of years that somebody has edited', async () => {
    const [from, until] = [shanghai('2026-12-01T00:00'), shanghai('2027-02-01T00:00')];
    const office = await shipped('office-cn');
    expect((await hoursOf({ ...office, holidays: 'DE' }, from, until)).computed).toBeUndefined();
    const days = [{ date: '2027-01-01', name: '元旦' }];
    const edited: HolidayYear = { days, workingDays: [], source: 'edited' };
    expect(materialise(office, [edited], { from, until }).computed).toBeUndefined();
  });
});
