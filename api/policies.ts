import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { policyDocument } from '../policies/schema.ts';
import { calendars } from '../store/calendars.ts';
import { hoursOf } from '../store/hours.ts';
import { findPolicy, listPolicies, type PolicyRecord, policyVersions, putPolicy } from '../store/policies.ts';
import { checkCalendar } from './calendars.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { invalidField, notThere } from './problem.ts';
import { staff } from './roles.ts';
import { ok, route, type Route } from './route.ts';

const policyView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    ...policyDocument.shape,
    changedAt: z.iso.datetime(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Policy' });

const view = ({ changedAt, document, ...policy }: PolicyRecord): z.infer<typeof policyView> => ({
  ...policy,
  ...document,
  changedAt: changedAt.toISOString(),
});

/** Two years: whoever opens only on a leap day has no working hours to speak of. */
const longest = 2 * 366 * 24 * 3_600_000;

/** A policy runs inside a calendar that is there and opens. */
export async function checkHours(calendarId: string | undefined): Promise<void> {
  if (calendarId === undefined) return;
  await checkCalendar(calendarId, 'calendar');
  const found = await calendars.find(calendarId);
  const now = Date.now();
  const hours = found && (await hoursOf(found.document, { from: now, until: now + longest }));
  if (hours?.days.length === 0)
    throw invalidField('calendar', complaint("'{calendar}' never opens", { calendar: calendarId }));
}

const params = z.strictObject({ id: f.id });
const base = { tag: 'Policies' };

export const policyRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/policies',
    summary: 'The newest version of every policy',
    roles: staff,
    query: z.strictObject({}),
    answer: {
      status: 200,
      description: 'All policies',
      schema: z.strictObject({ data: z.array(policyView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async () => ok({ data: (await listPolicies()).map(view), page: { next: null } }),
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/policies/{id}',
    summary: 'The newest version of a policy',
    roles: staff,
    params,
    answer: { status: 200, description: 'The policy', schema: policyView },
    handler: async ({ params: { id } }) => {
      const found = await findPolicy(id);
      if (!found) throw notThere(`policy ${id}`);
      return ok(view(found), found.version);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/policies/{id}/versions',
    summary: 'Every version of a policy, newest first',
    roles: staff,
    params,
    answer: {
      status: 200,
      description: 'All versions; running cases keep the one that they were opened with',
      schema: z.strictObject({ data: z.array(policyView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async ({ params: { id } }) => {
      const versions = await policyVersions(id);
      if (!versions.length) throw notThere(`policy ${id}`);
      return ok({ data: versions.map(view), page: { next: null } });
    },
  }),
  route({
    ...base,
    method: 'put',
    path: '/api/v1/policies/{id}',
    summary: 'A new version of a policy, or a new policy; running cases keep theirs',
    roles: editors.policies,
    params,
    body: policyDocument,
    answer: { status: 200, description: 'The version that was added', schema: policyView },
    handler: async ({ params: { id }, body, actor, expectedRevision }) => {
      await checkHours(body.calendar);
      const added = await putPolicy(id, body, actor.id, expectedRevision);
      if (!added) throw stale(`Policy ${id}`, expectedRevision ?? 0);
      return ok(view(added), added.version);
    },
  }),
];
