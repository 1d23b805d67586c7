import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { rotaDocument } from '../../calendars/rota.ts';
import { type ShiftDocument, spansOf } from '../../calendars/shift.ts';
import type { WorkingHours } from '../../domain/hours.ts';

const nights = { role: 'engineer', people: ['li'], weekdays: ['Fri', 'Sat'], hours: ['22:00-06:00'] };
const week = { from: '2026-11-23', until: '2026-11-29' };
const absence = { person: 'li', from: '2026-11-24T00:00:00Z', until: '2026-11-26T00:00:00Z' };

function complaintsOf(shifts: object[], absences: object[] = []): [path: string, message: string][] {
  const checked = rotaDocument.safeParse({ timezone: 'Asia/Shanghai', shifts, absences });
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('a rota', () => {
  it.each([
    [[nights]],
    [
      [
        { role: 'engineer', inside: 'office-cn' },
        { role: 'engineer', people: ['li'], outside: 'office-cn', ...week },
      ],
    ],
    [[nights, { ...nights, people: ['wang'] }, { ...nights, role: 'expert' }]],
    [
      [
        { ...nights, until: '2026-11-29' },
        { ...nights, from: '2026-11-30' },
      ],
    ],
    [[nights, { ...nights, hours: ['06:00-22:00'] }]],
    [[{ ...nights, weekdays: ['Sun', 'Mon'], hours: ['08:00-08:00'] }]],
  ])('may say %j', (shifts) => {
    expect(complaintsOf(shifts)).toEqual([]);
  });

  it.each([
    [{ ...nights, inside: 'office-cn' }, 'shifts.0', 'exactly one of hours, inside and outside'],
    [{ role: 'engineer' }, 'shifts.0', 'exactly one of'],
    [{ ...nights, weekdays: undefined }, 'shifts.0.weekdays', 'belong together'],
    [{ ...nights, hours: ['22-6'] }, 'shifts.0.hours.0', 'must be hours such as 22:00-06:00'],
    [{ ...nights, hours: ['20:00-23:00', '22:00-06:00'] }, 'shifts.0.hours', 'overlap'],
    [
      { ...nights, weekdays: ['Sun', 'Mon'], hours: ['08:00-10:00', '22:00-08:30'] },
      'shifts.0.hours',
      'overlap',
    ],
    [{ ...nights, from: '2026-11-29', until: '2026-11-23' }, 'shifts.0.until', 'must not come before'],
    [{ ...nights, people: ['li', 'li'] }, 'shifts.0.people.1', 'li is there twice'],
    [{ ...nights, people: [] }, 'shifts.0.people', ''],
  ])('is refused at the shift that is wrong: %j', (shift, path, message) => {
    expect(complaintsOf([shift])).toEqual([[path, expect.stringContaining(message)]]);
  });

  it('has nobody on two shifts at once, over midnight and the end of the week too', () => {
    const sunday = { ...nights, weekdays: ['Sun'] };
    const monday = { ...nights, people: ['wang', 'li'], weekdays: ['Mon'], hours: ['05:00-09:00'] };
    expect(complaintsOf([sunday, monday])).toEqual([['shifts.1', 'li is on shifts.0 at the same time']]);
    expect(complaintsOf([sunday, { ...monday, hours: ['06:00-09:00'] }])).toEqual([]);
  });

  it('has absences that begin before they end, and of one person none within another', () => {
    const reversed = { ...absence, until: absence.from };
    expect(complaintsOf([], [reversed])).toEqual([['absences.0.until', 'must come after from']]);
    const longer = { ...absence, from: '2026-11-25T00:00:00Z', until: '2026-12-01T00:00:00+08:00' };
    expect(complaintsOf([], [absence, longer])).toEqual([['absences.1', 'overlaps absences.0 of li']]);
    expect(complaintsOf([], [absence, { ...longer, person: 'wang' }])).toEqual([]);
    expect(complaintsOf([], [absence, { ...longer, from: absence.until }])).toEqual([]);
  });
});

const at = (zone: string, local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;

function read(
  shift: object,
  zone: string,
  [from, until]: [string, string],
  hours: WorkingHours | null = null,
) {
  const given = { role: 'engineer', ...shift } as ShiftDocument;
  const stretch = { from: at(zone, from), until: at(zone, until) };
  const local = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString()
      .slice(5, 16);
  return spansOf(given, zone, stretch, hours).map((span) => span.map(local).join(' – '));
}

describe('a shift', () => {
  it('over midnight belongs to the day on which it begins, also the one before the stretch', () => {
    const shift = { weekdays: ['Fri', 'Sat'], hours: ['22:00-06:00'] };
    expect(read(shift, 'Asia/Shanghai', ['2026-11-28T01:00', '2026-11-29T12:00'])).toEqual([
      '11-27T22:00 – 11-28T06:00',
      '11-28T22:00 – 11-29T06:00',
    ]);
    expect(
      read({ ...shift, until: '2026-11-27' }, 'Asia/Shanghai', ['2026-11-28T01:00', '2026-11-29T12:00']),
    ).toEqual(['11-27T22:00 – 11-28T06:00']);
  });

  it('keeps to the clock on the wall when the clocks change', () => {
    const shift = { weekdays: ['Sat'], hours: ['22:00-06:00'] };
    const [span] = spansOf(
      { role: 'engineer', ...shift } as ShiftDocument,
      'Europe/Berlin',
      { from: at('Europe/Berlin', '2026-03-28T12:00'), until: at('Europe/Berlin', '2026-03-29T12:00') },
      null,
    );
    expect((span![1] - span![0]) / 3_600_000).toBe(7);
  });

  it('outside a calendar is what that leaves of the days of the shift, inside is the rest', () => {
    const zone = 'Asia/Shanghai';
    const stretch: [string, string] = ['2026-11-27T00:00', '2026-11-29T00:00'];
    const hours: WorkingHours = {
      from: at(zone, '2026-11-26T00:00'),
      until: at(zone, '2026-12-01T00:00'),
      days: ['26', '27', '30'].map((day) => [
        at(zone, `2026-11-${day}T09:00`),
        at(zone, `2026-11-${day}T17:00`),
      ]),
    };
    const days = { from: '2026-11-27', until: '2026-11-28' };
    expect(read({ outside: 'office', ...days }, zone, stretch, hours)).toEqual([
      '11-27T00:00 – 11-27T09:00',
      '11-27T17:00 – 11-29T00:00',
    ]);
    expect(read({ inside: 'office', ...days }, zone, stretch, hours)).toEqual(['11-27T09:00 – 11-27T17:00']);
    expect(read({ outside: 'always' }, zone, stretch)).toEqual([]);
    expect(read({ inside: 'always' }, zone, stretch)).toEqual(['11-27T00:00 – 11-29T00:00']);
  });
});
