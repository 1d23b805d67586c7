import { z } from 'zod';
import { listAudit } from '../store/audit.ts';
import * as f from './fields.ts';
import { ok, route, type Route } from './route.ts';

const record = z
  .strictObject({
    at: z.iso.datetime(),
    requestId: z.string(),
    userId: z.string().nullable(),
    method: z.string(),
    route: z.string(),
    subject: z.string().nullable(),
    address: z.string(),
    status: z.int(),
  })
  .meta({ id: 'AuditRecord' });

export const auditRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/audit',
    tag: 'Audit',
    summary: 'The latest 100 writes, refused ones too, newest first',
    roles: ['admin', 'quality_manager'],
    query: z.strictObject({ subject: f.id.optional(), user: f.id.optional() }),
    answer: {
      status: 200,
      description: 'Who asked for what',
      schema: z.strictObject({ data: z.array(record), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async ({ query: { subject, user } }) => {
      const records = await listAudit({ ...(subject && { subject }), ...(user && { userId: user }) }, 100);
      return ok({
        data: records.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
        page: { next: null },
      });
    },
  }),
];
