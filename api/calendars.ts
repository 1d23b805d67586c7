import { z } from 'zod';
import { isCountry } from '../calendars/holidays.ts';
import { day } from '../calendars/dates.ts';
import { type CalendarDocument, calendarDocument, isWeekly } from '../calendars/schema.ts';
import { dateAt, startOfDay } from '../calendars/zone.ts';
import { editors } from '../domain/administration.ts';
import { calendars } from '../store/calendars.ts';
import { usersOfCalendar } from '../store/calendarUse.ts';
import type { Edited } from '../store/editable.ts';
import { hoursOf } from '../store/hours.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { noSuch, notThere, Problem, unknownField } from './problem.ts';
import { say } from './refusals.ts';
import { staff } from './roles.ts';
import { type Answer, empty, ok, route, type Route, type SignedInCall } from './route.ts';

const calendarView = z
  .strictObject({
    id: z.string(),
    revision: z.int(),
    ...calendarDocument.shape,
    changedAt: z.iso.datetime(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Calendar' });

const view = ({ document, changedAt, ...rest }: Edited<CalendarDocument>): z.infer<typeof calendarView> => ({
  ...rest,
  ...document,
  changedAt: changedAt.toISOString(),
});

/** The calendar whom a request names in `field`; throws `unknown` where there is none. */
export async function checkCalendar(id: string, field: string): Promise<void> {
  if (!(await calendars.find(id))) throw noSuch(field, 'calendar', id);
}

async function find(id: string): Promise<Edited<CalendarDocument>> {
  const found = await calendars.find(id);
  if (!found) throw notThere(`calendar ${id}`);
  return found;
}

type Params = { id: string };

async function put({
  params,
  body,
  actor,
  expectedRevision,
}: SignedInCall<Params, unknown, CalendarDocument>) {
  const { holidays } = body;
  if (typeof holidays === 'string' && !(await isCountry(holidays)))
    throw unknownField('holidays', say('noHolidays', { id: holidays }));
  const done = await calendars.put(params.id, body, actor.id, expectedRevision);
  if (!done) throw stale(`Calendar ${params.id}`, expectedRevision ?? 0);
  return ok(view(done), done.revision);
}

async function remove({ params: { id }, expectedRevision }: SignedInCall<Params, unknown, unknown>) {
  await find(id);
  const users = await usersOfCalendar(id);
  if (users.length) throw new Problem('wrong_state', say('calendarUsed', { id, users }));
  if (!(await calendars.remove(id, expectedRevision))) throw stale(`Calendar ${id}`, expectedRevision ?? 0);
  return empty;
}

const longest = 400;
const stretch = z
  .strictObject({ from: day, until: day })
  .superRefine(({ from, until }, context) => {
    const length = (Date.parse(until) - Date.parse(from)) / 86_400_000;
    const complain = (message: string) => context.addIssue({ code: 'custom', path: ['until'], message });
    if (length < 0) complain('must not come before from');
    if (length > longest) complain(`must be at most ${longest} days after from`);
  })
  .meta({ description: 'Dates of the calendar’s own clock, both included' });
const hoursView = z
  .strictObject({
    alwaysOpen: z.boolean(),
    days: z.array(
      z.strictObject({
        date: z.string(),
        windows: z.array(z.strictObject({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() })),
      }),
    ),
  })
  .meta({ id: 'CalendarHours', description: 'Working days and their windows, as cases count them' });

/** What a calendar comes to, so that whoever edits it sees it before a deadline does. */
async function hours({
  params,
  query,
}: SignedInCall<Params, z.infer<typeof stretch>, unknown>): Promise<Answer> {
  const { document } = await find(params.id);
  if (!isWeekly(document)) return ok({ alwaysOpen: true, days: [] });
  const { timezone } = document;
  const [from, until] = [startOfDay(timezone, query.from), startOfDay(timezone, query.until)];
  const known = await hoursOf(document, { from, until });
  const iso = (at: number | undefined) => new Date(at as number).toISOString();
  const days = (known?.days ?? []).map((ends) => ({
    date: dateAt(timezone, ends[0] as number),
    windows: ends.flatMap((open, i) => (i % 2 ? [] : [{ opensAt: iso(open), closesAt: iso(ends[i + 1]) }])),
  }));
  return ok({ alwaysOpen: false, days });
}

const params = z.strictObject({ id: f.id });
const base = { tag: 'Calendars' };

export const calendarRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/calendars',
    summary: 'Every calendar',
    roles: staff,
    query: z.strictObject({}),
    answer: {
      status: 200,
      description: 'All calendars',
      schema: z.strictObject({ data: z.array(calendarView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async () => ok({ data: (await calendars.list()).map(view), page: { next: null } }),
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/calendars/{id}',
    summary: 'A calendar',
    roles: staff,
    params,
    answer: { status: 200, description: 'The calendar', schema: calendarView },
    handler: async ({ params: { id } }) => {
      const found = await find(id);
      return ok(view(found), found.revision);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/calendars/{id}/hours',
    summary: 'The working days and hours that a calendar comes to',
    roles: staff,
    params,
    query: stretch,
    answer: { status: 200, description: 'The hours', schema: hoursView },
    handler: hours,
  }),
  route({
    ...base,
    method: 'put',
    path: '/api/v1/calendars/{id}',
    summary: 'Change a calendar or add one; running cases follow with the next stretch of hours they ask for',
    roles: editors.calendars,
    params,
    body: calendarDocument,
    answer: { status: 200, description: 'The calendar', schema: calendarView },
    handler: put,
  }),
  route({
    ...base,
    method: 'delete',
    path: '/api/v1/calendars/{id}',
    summary: 'Remove a calendar that nothing uses',
    roles: editors.calendars,
    params,
    answer: { status: 204, description: 'It is gone' },
    handler: remove,
  }),
];
