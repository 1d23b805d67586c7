/** Dates are ISO 8601, `2026-11-23`, on whatever wall clock the reader chose. */
const day = 86_400_000;

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** A report covers so many days at most: a leap year. */
export const longestReport = 366;
/** And so many, with the present day, unless another time is asked for. */
export const usualReport = 30;

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(at(date) + days * day);
/** The days from one date to another, both included; less than one when they are reversed. */
export const daysBetween = (from: string, to: string): number => (at(to) - at(from)) / day + 1;

/** The date on which the period of `date` begins; weeks begin on Mondays (ISO 8601). */
export function periodOf(date: string, period: Period): string {
  if (period === 'month') return `${date.slice(0, 7)}-01`;
  if (period === 'day') return date;
  const weekday = (new Date(at(date)).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** A period as far as it lies between two dates; `key` is the date on which the whole of it begins. */
export interface Stretch {
  key: string;
  from: string;
  to: string;
}

/** The periods from one date to another, both included: the first and the last may be cut short. */
export function stretches(from: string, to: string, period: Period): Stretch[] {
  const all: Stretch[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const key = periodOf(date, period);
    const last = all.at(-1);
    if (last?.key === key) last.to = date;
    else all.push({ key, from: date, to: date });
  }
  return all;
}
