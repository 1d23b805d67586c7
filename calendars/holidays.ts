import { z } from 'zod';
import { festivalsOf, statutoryDays } from './china.ts';
import { day } from './dates.ts';
import { readYaml } from './shipped.ts';

/** Where the days of a year come from: the State Council's announcement, a computation, or an administrator. */
export const holidaySources = ['announced', 'computed', 'edited'] as const;

/** The public holidays of a country or region in one year. */
export interface HolidayYear {
  days: { date: string; name: string }[];
  /** Weekends and holidays that are worked instead (调休). */
  workingDays: string[];
  source: (typeof holidaySources)[number];
}

/** Where the days off of a year are for the government to announce; elsewhere the law says them for good. */
export const areAnnounced = (code: string): boolean => code === 'CN';

const announced = z.record(
  z.string().regex(/^20\d\d$/),
  z.strictObject({
    holidays: z.array(z.strictObject({ name: z.string(), from: day, to: day })),
    workingDays: z.array(day),
  }),
);

const split = (code: string): [country: string, region?: string] => code.split('-') as [string, string?];

const dayLength = 86_400_000;
const plusDays = (date: string, n: number): string =>
  new Date(Date.parse(date) + n * dayLength).toISOString().slice(0, 10);

function* daysFrom(from: string, to: string): Generator<string> {
  for (let date = from; date <= to; date = plusDays(date, 1)) yield date;
}

/** The years that the State Council has announced and this version ships. */
async function announcedYear(year: number): Promise<HolidayYear | null> {
  const found = announced.parse(await readYaml('holidays-cn.yaml'))[year];
  if (!found) return null;
  const days = found.holidays.flatMap(({ name, from, to }) =>
    [...daysFrom(from, to)].map((date) => ({ date, name })),
  );
  return { days, workingDays: found.workingDays, source: 'announced' };
}

/** 30 MB of every country's rules: loaded only when a country other than those shipped is asked for. */
const rules = async () => (await import('date-holidays')).default;

async function computedYear(code: string, year: number): Promise<HolidayYear> {
  const [country, region = ''] = split(code);
  const Rules = await rules();
  const days = new Rules(country, region)
    .getHolidays(year)
    // A holiday for the afternoon closes nobody's day here; an exception with its own hours says that.
    .filter(({ type, date }) => type === 'public' && date.slice(11, 19) === '00:00:00')
    .flatMap(({ date, name, start, end }) => {
      const length = Math.max(1, Math.floor((end.getTime() - start.getTime()) / dayLength));
      const first = date.slice(0, 10);
      return [...daysFrom(first, plusDays(first, length - 1))].map((each) => ({ date: each, name }));
    });
  const once = new Map(days.map((each) => [each.date, each]));
  const found = country === 'CN' ? statutoryDays(year, festivalsOf(year, days)) : [...once.values()];
  return { days: found, workingDays: [], source: 'computed' };
}

/** Whether the holidays of this country or region, `CN` or `DE-BY`, can be told. */
export async function isCountry(code: string): Promise<boolean> {
  if (code === 'CN') return true;
  const [country, region] = split(code);
  const all = new (await rules())();
  if (!(country in all.getCountries())) return false;
  return region === undefined || region in (all.getStates(country) ?? {});
}

/**
 * The public holidays of a country or region in a year, where nobody has edited them: for China as announced, if this
 * version knows the announcement, else by the law of the year; others computed by `date-holidays`, which needs no network. Null for an unknown code.
 */
export async function holidaysOf(code: string, year: number): Promise<HolidayYear | null> {
  const known = areAnnounced(code) && (await announcedYear(year));
  if (known) return known;
  return (await isCountry(code)) ? computedYear(code, year) : null;
}
