import { z } from 'zod';
import { countCases } from '../store/cases.ts';
import { isDuplicate } from '../store/connection.ts';
import { recent } from '../store/recent.ts';
import { addView, changeView, findView, listViews, removeView, type ViewRecord } from '../store/views.ts';
import { filterOf, narrowing } from './caseList.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { staff } from './roles.ts';
import {
  type Answer,
  created,
  empty,
  ok,
  route,
  type Route,
  type SignedIn,
  type SignedInCall,
} from './route.ts';

/** So many views may one person keep. */
const most = 20;
/** What is counted stops here, so that a wide view costs no more than a narrow one. */
const mostCounted = 1000;
/** How long a count is kept, in milliseconds. */
const memory = 10_000;

/** The query as the list would take it; undefined where it names a parameter twice. */
function parametersOf(query: string): Record<string, string> | undefined {
  const pairs = [...new URLSearchParams(query)];
  const parameters = Object.fromEntries(pairs);
  return Object.keys(parameters).length === pairs.length ? parameters : undefined;
}

const query = z
  .string()
  .max(2000)
  .superRefine((text, context) => {
    const checked = narrowing.safeParse(parametersOf(text) ?? { twice: '' });
    const [issue] = checked.error?.issues ?? [];
    if (!issue) return;
    const which = issue.code === 'unrecognized_keys' ? issue.keys : issue.path;
    context.addIssue({ code: 'custom', message: `${which.join('.')}: ${issue.message}` });
  })
  .meta({ description: 'as in the address of the list of cases: `priority=P1,P2&vendor=cisco`' });

const fields = { name: f.line(60), query };
const newView = z.strictObject(fields).meta({ id: 'NewView' });
const viewChange = z.strictObject(fields).partial().meta({ id: 'ViewChange' });
const savedView = z
  .strictObject({
    ...{ id: z.string(), name: z.string(), query: z.string(), revision: z.int() },
    count: z
      .int()
      .nullable()
      .meta({
        description: `how many cases it holds, up to ${mostCounted}; null where the list takes it no longer`,
      }),
  })
  .meta({ id: 'SavedView' });

const counts = recent(memory, (key) => {
  const { actor, query } = JSON.parse(key) as { actor: SignedIn; query: string };
  return count(query, actor);
});

/** How many cases the view holds for its owner. */
async function count(query: string, actor: SignedIn): Promise<number | null> {
  const checked = narrowing.safeParse(parametersOf(query));
  return checked.success ? countCases(await filterOf(checked.data, actor), mostCounted) : null;
}

const recallCount = (query: string, actor: SignedIn) => counts.get(JSON.stringify({ actor, query }));

async function shown({ _id, name, query, revision }: ViewRecord, actor: SignedIn) {
  return { id: _id, name, query, revision, count: await recallCount(query, actor) };
}

const taken = (name = '') => new Problem('taken', say('viewTaken', { name }));

async function add(call: SignedInCall<unknown, unknown, z.infer<typeof newView>>): Promise<Answer> {
  const { actor, body, attempt } = call;
  if ((await listViews(actor.id)).length >= most)
    throw new Problem('wrong_state', say('viewsFull', { most }));
  // What cannot be counted, such as a time that ends before it begins, is not kept either.
  await recallCount(body.query, actor);
  const _id = await attempt.reserve(() => Promise.resolve(crypto.randomUUID()));
  try {
    const view = await addView({ _id, ownerId: actor.id, ...body });
    return created(`/api/v1/me/views/${_id}`, await shown(view, actor), view.revision);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // A retry after a crash finds what the first try added.
    const before = await findView(_id, actor.id);
    if (!before) throw taken(body.name);
    return created(`/api/v1/me/views/${_id}`, await shown(before, actor), before.revision);
  }
}

type ChangeCall = SignedInCall<{ id: string }, unknown, z.infer<typeof viewChange>>;

async function change({ params, actor, body, expectedRevision }: ChangeCall): Promise<Answer> {
  if (!(await findView(params.id, actor.id))) throw notThere(`view ${params.id}`);
  if (body.query !== undefined) await recallCount(body.query, actor);
  const after = await changeView(params.id, actor.id, body, expectedRevision).catch((error: unknown) => {
    throw isDuplicate(error) ? taken(body.name) : error;
  });
  if (!after) throw stale(`View ${params.id}`, expectedRevision ?? 0);
  return ok(await shown(after, actor), after.revision);
}

const params = z.strictObject({ id: f.id });
const base = { tag: 'Cases', roles: staff };
const path = '/api/v1/me/views';
export const savedViewRoutes: Route[] = [
  route({
    ...{ ...base, method: 'get', path, summary: 'My views, with how many cases each holds; up to 10 s old' },
    answer: {
      status: 200,
      description: 'The views, by name',
      schema: z.strictObject({ data: z.array(savedView) }),
    },
    handler: async ({ actor }) => {
      const views = await listViews(actor.id);
      return ok({ data: await Promise.all(views.map((view) => shown(view, actor))) });
    },
  }),
  route({
    ...{ ...base, method: 'post', path, summary: 'Keep a view of the list of cases', body: newView },
    answer: { status: 201, description: 'The view', schema: savedView },
    handler: add,
  }),
  route({
    ...{ ...base, method: 'patch', path: `${path}/{id}`, summary: 'Rename a view, or change what it shows' },
    ...{ params, body: viewChange },
    answer: { status: 200, description: 'The view', schema: savedView },
    handler: change,
  }),
  route({
    ...{ ...base, method: 'delete', path: `${path}/{id}`, summary: 'Remove a view', params },
    answer: { status: 204, description: 'It is gone' },
    handler: async ({ params: { id }, actor }) => {
      if (!(await removeView(id, actor.id))) throw notThere(`view ${id}`);
      return empty;
    },
  }),
];
