import type { z } from 'zod';
import { day } from '../calendars/dates.ts';
import { dateAt, startOfDay } from '../calendars/zone.ts';
import { complaint } from '../domain/complaints.ts';
import { type Grouping, isPeriod } from '../domain/reports/grouping.ts';
import { addDays, daysBetween, longestReport, stretches, usualReport } from '../domain/reports/periods.ts';
import type { Head, Range } from '../domain/reports/report.ts';
import { caseFilters } from './caseList.ts';
import type { Deps } from './route.ts';
import { fileQuery } from './tableFiles.ts';
import { invalidField } from './problem.ts';

/** The days that a report covers. */
export const rangeQuery = {
  from: day.optional().meta({ description: `default: ${usualReport} days with the last one` }),
  to: day.optional().meta({ description: `inclusive; default: the present day` }),
  ...fileQuery,
};

/** Which cases a report is about, asked as a list of cases is. */
const { status, stage, priority, channel, assignee, customer, vendor, category, type } = caseFilters;
const { policy, centre, without, serial, q } = caseFilters;
export const narrowing = {
  ...{ status, stage, priority, channel, assignee, customer, vendor, category, type },
  ...{ policy, centre, without, serial, q },
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** The days that are asked for, the centre's unless others are; throws where there are too many, or they end before they begin. */
export function rangeOf(
  query: z.infer<z.ZodObject<typeof rangeQuery>>,
  { settings }: Pick<Deps, 'settings'>,
  now: number,
): Range {
  const { timeZone = settings.timeZone } = query;
  const to = query.to ?? dateAt(timeZone, now);
  const from = query.from ?? addDays(to, 1 - usualReport);
  const days = daysBetween(from, to);
  if (days < 1)
    throw invalidField(query.to === undefined ? 'from' : 'to', complaint('must not come before from'));
  if (days > longestReport)
    throw invalidField('from', complaint('must be at most {days} days before to', { days: longestReport }));
  const ends = startOfDay(timeZone, addDays(to, 1));
  return { from, to, timeZone, begins: iso(startOfDay(timeZone, from)), ends: iso(ends) };
}

/** The heads of a report by day, week or month; none of one by something else. */
export function periodsOf({ from, to, timeZone }: Range, by: Grouping): Head[] {
  if (!isPeriod(by)) return [];
  return stretches(from, to, by).map((stretch) => ({
    ...{ key: stretch.key, name: null },
    begins: iso(startOfDay(timeZone, stretch.from)),
    ends: iso(startOfDay(timeZone, addDays(stretch.to, 1))),
  }));
}
