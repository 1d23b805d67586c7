import { describe, expect, it } from '@jest/globals';
import { holidaysOf, isCountry } from '../../calendars/holidays.ts';

const weekday = (date: string) => new Date(date).getUTCDay();

describe('the holidays of China', () => {
  it.each([2025, 2026])('of %i are those that the State Council announced', async (year) => {
    const known = await holidaysOf('CN', year);
    expect(known?.source).toBe('announced');
    const lengths = new Map<string, number>();
    for (const { name } of known!.days) lengths.set(name, (lengths.get(name) ?? 0) + 1);
    expect(Object.fromEntries(lengths)).toEqual(
      year === 2025
        ? { 元旦: 1, 春节: 8, 清明节: 3, 劳动节: 5, 端午节: 3, '国庆节、中秋节': 8 }
        : { 元旦: 3, 春节: 9, 清明节: 3, 劳动节: 5, 端午节: 3, 中秋节: 3, 国庆节: 7 },
    );
  });

  it.each([2025, 2026])('of %i are made up for on weekends, which are no holidays', async (year) => {
    const { days, workingDays } = (await holidaysOf('CN', year))!;
    const off = days.map(({ date }) => date);
    for (const date of workingDays) expect([0, 6]).toContain(weekday(date));
    expect(workingDays.filter((date) => off.includes(date))).toEqual([]);
    // What is not made up for are the 13 statutory days of the 2024 regulation (全国年节及纪念日放假办法).
    const weekdaysOff = off.filter((date) => ![0, 6].includes(weekday(date)));
    expect(weekdaysOff.length - workingDays.length).toBe(13);
  });

  it('of a year that is not announced are the statutory days alone, and say so', async () => {
    const known = await holidaysOf('CN', 2030);
    expect(known).toMatchObject({ source: 'computed', workingDays: [] });
    const dates = known!.days.map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2030-01-01', '2030-05-01', '2030-10-01']));
    for (const partial of ['2030-03-08', '2030-05-04', '2030-06-01', '2030-08-01'])
      expect(dates).not.toContain(partial);
  });
});

describe('the holidays of other countries', () => {
  it('are computed without a network', async () => {
    const known = await holidaysOf('DE', 2026);
    expect(known?.source).toBe('computed');
    expect(known?.days.map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('differ by region, and cover every day of a long one', async () => {
    const bavaria = (await holidaysOf('DE-BY', 2026))!.days.map(({ date }) => date);
    expect(bavaria).toContain('2026-01-06');
    const egypt = (await holidaysOf('EG', 2026))!.days.map(({ date }) => date);
    expect(egypt).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
  });

  it('are unknown for a country or region that there is not', async () => {
    expect(await Promise.all(['XX', 'DE-ZZ', 'CN-11', 'GB-ENG'].map(isCountry))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(await holidaysOf('XX', 2026)).toBeNull();
  });
});
