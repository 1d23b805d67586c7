import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { policyDocument, type PolicyDocument, wholePolicy, type WholePolicy } from '../policies/schema.ts';
import { inherit } from '../policies/inherit.ts';
import { calendars } from '../store/calendars.ts';
import { hoursOf } from '../store/hours.ts';
import {
  extending,
  findPolicy,
  listPolicies,
  type PolicyRecord,
  policyVersions,
  putPolicy,
  whole,
} from '../store/policies.ts';
import { checkCalendar } from './calendars.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { invalid, invalidField, noSuch, notThere } from './problem.ts';
import { policyWarning, warningsOf } from './policyWarnings.ts';
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

/** What was put, and what the editor should know of it. */
const changedView = policyView.extend({ warnings: z.array(policyWarning) }).meta({ id: 'ChangedPolicy' });

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

/**
 * The document with what it takes over, as it would be kept. Throws where it extends what cannot be extended, and where
 * the two together cannot be kept.
 */
export async function checkWhole(document: PolicyDocument): Promise<WholePolicy> {
  const { extends: baseId } = document;
  const base = baseId === undefined ? null : await findPolicy(baseId);
  if (baseId !== undefined && !base) throw noSuch('extends', 'policy', baseId);
  if (base?.document.extends !== undefined)
    throw invalidField('extends', complaint("'{policy}' extends another policy itself", { policy: base.id }));
  const together = await whole(document);
  const { data, error } = wholePolicy.safeParse(together);
  if (!data) throw invalid(error, 'body');
  await checkHours(data.calendar);
  return data;
}

/** A policy that others extend extends none itself, and they can still be kept when it changes. */
async function checkExtending(id: string, document: PolicyDocument): Promise<void> {
  const others = await extending(id);
  if (others.length && document.extends !== undefined)
    throw invalidField('extends', complaint('another policy extends this one'));
  for (const other of others) {
    const { success, error } = wholePolicy.safeParse(
      inherit(other.document, { base: document, standard: undefined }),
    );
    const [issue] = error?.issues ?? [];
    if (!success && issue)
      throw invalidField(
        issue.path.join('.'),
        complaint("of '{policy}', which extends this one: {why}", { policy: other.id, why: issue.message }),
      );
  }
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
    answer: { status: 200, description: 'The version that was added', schema: changedView },
    handler: async ({ params: { id }, body, actor, language, expectedRevision }) => {
      if (body.extends === id) throw noSuch('extends', 'policy', id);
      await checkWhole(body);
      await checkExtending(id, body);
      const added = await putPolicy(id, body, actor.id, expectedRevision);
      if (!added) throw stale(`Policy ${id}`, expectedRevision ?? 0);
      const warnings = await warningsOf(await whole(body), language);
      return ok({ ...view(added), warnings }, added.version);
    },
  }),
];
