import { z } from 'zod';
import type { Role } from '../domain/vocabulary.ts';
import { isDuplicate } from '../store/connection.ts';
import type { Kept, Registry } from '../store/registry.ts';
import { boundTo } from './cases.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { notThere, Problem } from './problem.ts';
import { say, type Thing } from './refusals.ts';
import { everyone } from './roles.ts';
import {
  type Answer,
  created,
  type Deps,
  empty,
  ok,
  route,
  type Route,
  type SignedIn,
  type SignedInCall,
} from './route.ts';

type Owned = { customerId: string };

/** A resource that belongs to customers, and all that its five routes need to know of it. */
interface Resource<T extends Owned, I extends string> {
  path: string;
  tag: string;
  /** One of them, as messages and summaries call it. */
  noun: Thing;
  /** Its view in OpenAPI; the bodies are called after it. */
  name: string;
  registry: Registry<T>;
  editors: readonly Role[];
  /** The field that is its ID, and the ID's form. */
  idField: I;
  id: z.ZodType<string>;
  fields: { [K in keyof T]: z.ZodType<T[K]> };
  defaults: Partial<T>;
  /** What readers are told beside the fields, worked out anew for each of them: its schemas, and how. */
  derived?: { schemas: Record<string, z.ZodType>; of: (whole: T & Kept, deps: Deps) => Promise<object> };
  /** What lists sort by. */
  sort: { name: string; field: string };
  /** Refuses a whole document that cannot be: throws a problem. */
  check: (whole: T) => Promise<void>;
}

/** List, read, add, change and remove: everybody on the staff reads, customers what is their own. */
export function registryRoutes<T extends Owned, I extends string>(resource: Resource<T, I>) {
  const { path, tag, noun, name, registry, editors, idField, id, fields, defaults, sort, check } = resource;
  const { schemas = {}, of: derive } = resource.derived ?? {};
  const kept = z
    .strictObject({ [idField]: z.string(), ...fields, ...schemas, revision: z.int() })
    .meta({ id: name });
  const needed = Object.fromEntries(
    Object.keys(fields).flatMap((field) => (field in defaults ? [] : [[field, true]])),
  );
  const added = z
    .strictObject(fields)
    .partial()
    .required(needed as never)
    .extend({ [idField]: id })
    .meta({ id: `New${name}` });
  const changed = z
    .strictObject(fields)
    .partial()
    .meta({ id: `${name}Change` });
  const params = z.strictObject({ [idField]: id });
  const list = listQuery([sort.name, `-${sort.name}`], { customer: f.id.optional() });
  const one = `${path}/{${idField}}`;
  // What was kept before a field was known lacks it.
  const view = async (whole: T & Kept, deps: Deps): Promise<object> => {
    const { _id, ...given } = { ...defaults, ...whole };
    return { [idField]: _id, ...given, ...(await derive?.(whole, deps)) };
  };

  type Call = SignedInCall<Record<I, string>, unknown, T>;
  const idOf = ({ params }: Pick<Call, 'params'>) => params[idField];

  async function visible(id: string, actor: SignedIn): Promise<T & Kept> {
    const found = await registry.find(id);
    if (!found || (boundTo(actor) ?? found.customerId) !== found.customerId) throw notThere(`${noun} ${id}`);
    return found;
  }

  async function add({ body, attempt, deps }: Call): Promise<Answer> {
    const { [idField]: id, ...given } = body as T & Record<I, string>;
    const whole = { ...defaults, ...given } as unknown as T;
    await check(whole);
    await attempt.begin();
    try {
      const { revision, ...rest } = await registry.add(id, whole);
      return created(`${path}/${id}`, await view({ ...rest, revision } as T & Kept, deps), revision);
    } catch (error) {
      throw isDuplicate(error) ? new Problem('taken', say('taken', { thing: noun, id })) : error;
    }
  }

  async function change(call: Call): Promise<Answer> {
    const present = await visible(idOf(call), call.actor);
    await check({ ...present, ...call.body });
    // What was checked is what is changed: another change in between makes this one stale, or starts it again.
    const { expectedRevision, body } = call;
    const after = await registry.change(present._id, body, expectedRevision ?? present.revision);
    if (after) return ok(await view(after, call.deps), after.revision);
    if (expectedRevision === undefined) return change(call);
    throw stale(`The ${noun} ${present._id}`, expectedRevision);
  }

  async function remove(call: Call): Promise<Answer> {
    const { _id } = await visible(idOf(call), call.actor);
    if (await registry.remove(_id, call.expectedRevision)) return empty;
    throw stale(`The ${noun} ${_id}`, call.expectedRevision ?? 0);
  }

  const routes = [
    route({
      ...{ method: 'get', path, tag, summary: `Every ${noun}`, roles: everyone, query: list },
      answer: { status: 200, description: 'One page', schema: pageOf(kept) },
      handler: (call) => {
        const { customer, sort: by = sort.name } = call.query;
        const bound = boundTo(call.actor);
        const filters = [customer, bound].flatMap((customerId) =>
          customerId === undefined ? [] : [{ customerId } as Partial<T>],
        );
        return answerPage(
          call,
          by,
          async (position, limit) => {
            const order = { field: sort.field, descending: by.startsWith('-') };
            const { data, next } = await registry.list(filters, order, position, limit);
            return { data: await Promise.all(data.map((each) => view(each, call.deps))), next };
          },
          (each) => each,
          () => registry.count(filters),
        );
      },
    }),
    route({
      ...{ method: 'get', path: one, tag, summary: `One ${noun}`, roles: everyone, params },
      answer: { status: 200, description: `The ${noun}`, schema: kept },
      handler: async (call) => {
        const found = await visible(idOf(call as never), call.actor);
        return ok(await view(found, call.deps), found.revision);
      },
    }),
    route({
      ...{ method: 'post', path, tag, summary: `Add: ${noun}`, roles: editors, body: added },
      answer: { status: 201, description: `The ${noun}`, schema: kept },
      handler: (call) => add(call as never),
    }),
    route({
      ...{
        method: 'patch',
        path: one,
        tag,
        summary: `Change: ${noun}`,
        roles: editors,
        params,
        body: changed,
      },
      answer: { status: 200, description: `The ${noun}`, schema: kept },
      handler: (call) => change(call as never),
    }),
    route({
      ...{ method: 'delete', path: one, tag, summary: `Remove: ${noun}`, roles: editors, params },
      answer: { status: 204, description: 'It is gone' },
      handler: (call) => remove(call as never),
    }),
  ] as Route[];
  return { routes, view, kept };
}
