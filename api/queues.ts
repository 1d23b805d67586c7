import { z } from 'zod';
import { countQueues, queueNames } from '../domain/case/queues.ts';
import { recallTallies, readerOf } from '../store/queues.ts';
import { staff } from './roles.ts';
import { ok, route, type Route } from './route.ts';

const queuesView = z
  .strictObject({
    data: z.array(
      z.strictObject({
        name: z.enum(queueNames),
        count: z.int().nullable().meta({ description: 'null where the cases are not counted' }),
      }),
    ),
  })
  .meta({ id: 'Queues' });

export const queueRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/queues',
    tag: 'Cases',
    summary: 'The queues of the workspace, with how many cases the reader finds in each; up to 2 s old',
    roles: staff,
    answer: { status: 200, description: 'The queues', schema: queuesView },
    handler: async ({ actor }) => {
      const [tallies, reader] = await Promise.all([recallTallies(), readerOf(actor.id)]);
      const counts = countQueues(tallies, reader);
      return ok({ data: queueNames.map((name) => ({ name, count: counts[name] ?? null })) });
    },
  }),
];
