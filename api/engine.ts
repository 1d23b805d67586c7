import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { complaint } from '../domain/complaints.ts';
import { clip } from '../domain/clip.ts';
import { isOver } from '../domain/restart.ts';
import { stuckReasons } from '../domain/stuck.ts';
import { findStored } from '../store/restarts.ts';
import { countStuck, listStuck } from '../store/stuck.ts';
import { plain, viewStuck } from './cases.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
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

const stuck = z
  .strictObject({
    id: processNumber,
    reason: z.enum(stuckReasons),
    since: z.iso.datetime(),
    about: z.string().meta({ description: 'whose it is, and what it is about' }),
  })
  .meta({ id: 'Stuck' });

/** How whoever looks for it knows a case, an RMA or a call. */
async function about(number: string): Promise<string> {
  const stored = await findStored(number);
  if (!stored) return '';
  const what =
    'callState' in stored ? stored.symptom : 'title' in stored ? stored.title : stored.serialNumber;
  return clip(`${stored.customer.name}: ${what}`, 200);
}

export const engineRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/engine/stuck',
    tag: 'Engine',
    summary: 'What keeps no promise now, and why, the longest first',
    roles: editors.engine,
    query: listQuery(['since'], {}),
    answer: { status: 200, description: 'One page of what is stuck', schema: pageOf(stuck) },
    handler: (call) =>
      answerPage(
        call,
        'since',
        listStuck,
        async (each) => ({ id: each._id, ...viewStuck(each), about: await about(each._id) }),
        async () => Object.values(await countStuck()).reduce((sum, count) => sum + count, 0),
      ),
  }),
  route({
    method: 'post',
    path: '/api/v1/engine/restart',
    tag: 'Engine',
    summary: 'Begin a case, an RMA or a call anew from what is stored of it; what runs of it is ended',
    roles: editors.engine,
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
