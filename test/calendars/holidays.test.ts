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

describe('the holidays of China that nobody has announced', () => {
  const dates = async (year: number) => (await holidaysOf('CN', year))!.days.map(({ date }) => date);

  it('of 2027 are the thirteen days of the law of 2025', async () => {
    const known = (await holidaysOf('CN', 2027))!;
    expect(known.source).toBe('computed');
    expect(known.days.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2027-01-01 元旦',
      ...['2027-02-05 春节', '2027-02-06 春节', '2027-02-07 春节', '2027-02-08 春节'],
      '2027-04-05 清明节',
      ...['2027-05-01 劳动节', '2027-05-02 劳动节'],
      '2027-06-09 端午节',
      '2027-09-15 中秋节',
      ...['2027-10-01 国庆节', '2027-10-02 国庆节', '2027-10-03 国庆节'],
    ]);
  });

  it('are thirteen in every year, though two festivals fall on one day', async () => {
    for (const year of [2028, 2031, 2039, 2077, 2099])
      expect([year, new Set(await dates(year)).size]).toEqual([year, 13]);
    expect((await dates(2028)).slice(-4)).toEqual(['2028-10-01', '2028-10-02', '2028-10-03', '2028-10-04']);
    expect((await dates(2031)).slice(-4)).toEqual(['2031-10-01', '2031-10-02', '2031-10-03', '2031-10-04']);
  });

  // As the Hong Kong Observatory has them: the eve of the Spring Festival, the Dragon Boat and the Mid-Autumn Festival.
  it.each([
    [2028, '2028-01-25', '2028-05-28', '2028-10-03'],
    [2029, '2029-02-12', '2029-06-16', '2029-09-22'],
    [2030, '2030-02-02', '2030-06-05', '2030-09-12'],
    [2033, '2033-01-30', '2033-06-01', '2033-09-08'],
    [2034, '2034-02-18', '2034-06-20', '2034-09-27'],
    [2039, '2039-01-23', '2039-05-27', '2039-10-04'],
    [2053, '2053-02-18', '2053-06-20', '2053-09-26'],
    [2093, '2093-01-26', '2093-05-29', '2093-10-05'],
  ])('follow the moon over Beijing in %i', async (year, ...festivals) => {
    expect(await dates(year)).toEqual(expect.arrayContaining(festivals));
  });

  it.each([
    [2024, 11, ['2024-02-10', '2024-02-12', '2024-05-01'], ['2024-02-09', '2024-05-02']],
    [2021, 11, ['2021-02-12', '2021-02-14', '2021-06-14', '2021-09-21'], ['2021-02-11', '2021-06-12']],
    [2013, 11, ['2013-02-09', '2013-02-11'], ['2013-02-12']],
    [2007, 10, ['2007-02-18', '2007-02-20', '2007-05-03'], ['2007-04-05', '2007-06-19']],
  ])('follow the law of their year: %i had %i', async (year, count, off, worked) => {
    const found = await dates(year);
    expect(found).toHaveLength(count);
    expect(found).toEqual(expect.arrayContaining(off));
    for (const day of worked) expect(found).not.toContain(day);
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
