import { z } from 'zod';
import { type HolidayYear, holidaySources } from '../calendars/holidays.ts';
import { day } from '../calendars/dates.ts';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { findHolidays, forgetHolidays, putHolidays } from '../store/holidays.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { invalidField, notThere } from './problem.ts';
import { staff } from './roles.ts';
import { type Answer, empty, ok, route, type Route, type SignedInCall } from './route.ts';

const dates = z.array(day).max(100);
const fields = {
  days: z.array(z.strictObject({ date: day, name: f.line(120) })).max(200),
  workingDays: dates.meta({ description: 'Weekends worked instead (调休)' }),
};
const body = z
  .strictObject(fields)
  .superRefine(({ days, workingDays }, context) => {
    const seen = new Set<string>();
    const check = (date: string, path: PropertyKey[]) => {
      if (seen.has(date)) context.addIssue({ code: 'custom', path, message: `${date} is there twice` });
      seen.add(date);
    };
    for (const [i, { date }] of days.entries()) check(date, ['days', i, 'date']);
    for (const [i, date] of workingDays.entries()) check(date, ['workingDays', i]);
  })
  .meta({ id: 'HolidayYearChange' });

const yearView = z
  .strictObject({
    id: z.string(),
    revision: z.int().meta({ description: '0 while nobody has edited the year' }),
    ...fields,
    source: z.enum(holidaySources).meta({
      description: 'announced by the State Council; computed, so without make-up days; edited here',
    }),
  })
  .meta({ id: 'HolidayYear' });

const code = /^([A-Z]{2}(?:-[A-Z0-9]{1,4})?)-(20\d\d)$/;
const params = z.strictObject({
  id: z
    .string()
    .regex(code)
    .meta({ description: 'Country or region, and year', examples: ['CN-2027', 'DE-BY-2027'] }),
});
type Params = z.infer<typeof params>;

function split(id: string): [country: string, year: number] {
  const [, country = '', year] = code.exec(id) ?? [];
  return [country, Number(year)];
}

const answer = (id: string, { holidays, revision }: { holidays: HolidayYear; revision: number }): Answer =>
  ok({ id, revision, ...holidays } satisfies z.infer<typeof yearView>, revision);

async function get({ params: { id } }: SignedInCall<Params, unknown, unknown>): Promise<Answer> {
  const found = await findHolidays(...split(id));
  if (!found) throw notThere(`holiday year ${id}`);
  return answer(id, found);
}

type PutCall = SignedInCall<Params, unknown, z.infer<typeof body>>;

async function put({ params: { id }, body: given, actor, expectedRevision }: PutCall): Promise<Answer> {
  const [country, year] = split(id);
  if (!(await findHolidays(country, year))) throw notThere(`holiday year ${id}`);
  const foreign = (date: string) => !date.startsWith(`${year}-`);
  for (const [i, { date }] of given.days.entries())
    if (foreign(date)) throw invalidField(`days.${i}.date`, complaint('is not in {year}', { year }));
  for (const [i, date] of given.workingDays.entries())
    if (foreign(date)) throw invalidField(`workingDays.${i}`, complaint('is not in {year}', { year }));
  const done = await putHolidays(country, year, given, actor.id, expectedRevision);
  if (!done) throw stale(`Holiday year ${id}`, expectedRevision ?? 0);
  return answer(id, done);
}

async function forget(call: SignedInCall<Params, unknown, unknown>): Promise<Answer> {
  const { params: own, expectedRevision } = call;
  const [country, year] = split(own.id);
  const found = await findHolidays(country, year);
  if (!found?.revision) throw notThere(`edited holiday year ${own.id}`);
  if (!(await forgetHolidays(country, year, expectedRevision)))
    throw stale(`Holiday year ${own.id}`, expectedRevision ?? 0);
  return empty;
}

const base = { tag: 'Calendars', path: '/api/v1/holidays/{id}', params };

export const holidayRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    summary: 'The public holidays of a country or region in a year',
    roles: staff,
    answer: { status: 200, description: 'The year', schema: yearView },
    handler: get,
  }),
  route({
    ...base,
    method: 'put',
    summary: 'Edit the holidays of a year, for every calendar of the country',
    roles: editors.holidays,
    body,
    answer: { status: 200, description: 'The year', schema: yearView },
    handler: put,
  }),
  route({
    ...base,
    method: 'delete',
    summary: 'Go back to the holidays as they were before anybody edited the year',
    roles: editors.holidays,
    answer: { status: 204, description: 'The edits are gone' },
    handler: forget,
  }),
];
