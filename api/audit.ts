import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { listAudit } from '../store/audit.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { invalidField } from './problem.ts';
import { route, type Route } from './route.ts';

const record = z
  .strictObject({
    at: z.iso.datetime(),
    requestId: z.string(),
    userId: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'what was typed as the name at a sign-in' }),
    method: z.string(),
    route: z.string(),
    subject: z.string().nullable(),
    address: z.string(),
    status: z.int(),
  })
  .meta({ id: 'AuditRecord' });

const query = listQuery(['-at'], {
  from: f.timestamp.optional().meta({ description: 'inclusive' }),
  to: f.timestamp.optional().meta({ description: 'exclusive' }),
  user: f.id.optional().meta({ description: 'who asked' }),
  subject: f.id.optional().meta({ description: 'the number or ID it was about; of a sign-in, the account' }),
});

export const auditRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/audit',
    tag: 'Audit',
    summary: 'Writes and sign-ins, refused ones too, newest first',
    roles: editors.audit,
    query,
    answer: { status: 200, description: 'Who asked for what', schema: pageOf(record) },
    handler: (call) => {
      const { user: userId, subject, from, to, total } = call.query;
      if (total) throw invalidField('total', complaint('is not counted here'));
      const [begins, ends] = [from, to].map((at) => (at === undefined ? undefined : new Date(at)));
      if (begins && ends && begins >= ends)
        throw invalidField('to', complaint('must be later than {field}', { field: 'from' }));
      return answerPage(
        call,
        '-at',
        (position, limit) => listAudit({ from: begins, to: ends, userId, subject }, position, limit),
        ({ _id, at, name = null, ...rest }) => ({ at: at.toISOString(), name, ...rest }),
        () => Promise.resolve(0),
      );
    },
  }),
];
