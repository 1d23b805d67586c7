import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { isOver } from '../domain/restart.ts';
import { findStored } from '../store/restarts.ts';
import { plain } from './cases.ts';
import * as f from './fields.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { ok, route, type Route } from './route.ts';

const processNumber = z
  .string()
  .regex(/^[CRL]\d{8}-\d{4,9}$/, complaint('must be the number of a case, an RMA or a call'))
  .meta({ description: 'of a case, an RMA or a call' });

const restarted = z
  .strictObject({ id: processNumber, revision: z.int().meta({ description: 'with which it goes on' }) })
  .meta({ id: 'Restarted' });

export const engineRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/engine/restart',
    tag: 'Engine',
    summary: 'Begin a case, an RMA or a call anew from what is stored of it; what runs of it is ended',
    roles: ['admin'],
    body: z.strictObject({ id: processNumber, reason: f.text(2000) }).meta({ id: 'Restart' }),
    answer: { status: 200, description: 'How it goes on', schema: restarted },
    refuses: [404, 409],
    handler: async ({ body: { id, reason }, actor, deps, attempt, trace }) => {
      trace({ subject: id });
      const stored = await findStored(id);
      if (!stored) throw notThere(id);
      if (isOver(stored)) throw new Problem('wrong_state', say('nothingToKeep', { number: id }));
      await attempt.begin();
      const { revision } = await deps.engine.restart({ number: id, reason, by: plain(actor) });
      return ok({ id, revision });
    },
  }),
];
