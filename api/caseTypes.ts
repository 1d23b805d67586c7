import { z } from 'zod';
import { usualType } from '../domain/case/types.ts';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { caseTypes, type CaseType, type KeptType } from '../store/caseTypes.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { invalidField, notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { created, ok, route, type Route } from './route.ts';

const path = '/api/v1/case-types';
const name = z.strictObject({ en: f.line(64), 'zh-CN': f.line(64) });
const fields = {
  name,
  retired: z.boolean().default(false).meta({ description: 'new cases cannot have it any more' }),
};
const typeView = z
  .strictObject({ id: z.string(), name, retired: z.boolean(), revision: z.int() })
  .meta({ id: 'CaseType' });
const view = ({ id, document, revision }: KeptType) => ({ id, ...document, revision });

/** Cases that name no type are faults: that one stays. */
function check(id: string, { retired }: CaseType): void {
  if (id === usualType && retired)
    throw invalidField('retired', complaint('cases without a type have this one'));
}

export const caseTypeRoutes: Route[] = [
  route({
    ...{ method: 'get', path, tag: 'Case types', summary: 'What cases can be for', roles: everyone },
    query: z.strictObject({}),
    answer: {
      status: 200,
      description: 'Every type, by ID',
      schema: z.strictObject({ data: z.array(typeView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async () => ok({ data: (await caseTypes.list()).map(view), page: { next: null } }),
  }),
  route({
    ...{ method: 'post', path, tag: 'Case types', summary: 'Add a type', roles: editors.types },
    body: z.strictObject({ id: f.id, ...fields }),
    answer: { status: 201, description: 'The type', schema: typeView },
    handler: async ({ body: { id, ...document }, actor }) => {
      check(id, document);
      const added = await caseTypes.put(id, document, actor.id, 0);
      if (!added) throw new Problem('taken', say('taken', { thing: 'case type', id }));
      return created(`${path}/${id}`, view(added), added.revision);
    },
  }),
  route({
    ...{ method: 'get', path: `${path}/{id}`, tag: 'Case types', summary: 'One type', roles: everyone },
    params: z.strictObject({ id: f.id }),
    answer: { status: 200, description: 'The type', schema: typeView },
    handler: async ({ params: { id } }) => {
      const kept = await caseTypes.find(id);
      if (!kept) throw notThere(`case type ${id}`);
      return ok(view(kept), kept.revision);
    },
  }),
  route({
    ...{ method: 'put', path: `${path}/{id}`, tag: 'Case types', roles: editors.types },
    summary: 'Change a type, or add one',
    params: z.strictObject({ id: f.id }),
    body: z.strictObject(fields),
    answer: { status: 200, description: 'The type', schema: typeView },
    handler: async ({ params: { id }, body, actor, expectedRevision }) => {
      check(id, body);
      const kept = await caseTypes.put(id, body, actor.id, expectedRevision);
      if (!kept) throw stale(`The type ${id}`, expectedRevision ?? 0);
      return ok(view(kept), kept.revision);
    },
  }),
];
