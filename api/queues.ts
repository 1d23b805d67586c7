import { z } from 'zod';
import { countQueues, isFor, queueNames, queues } from '../domain/case/queues.ts';
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
    summary: 'The queues that have work for the reader, with how many cases they find in each; up to 2 s old',
    roles: staff,
    answer: { status: 200, description: 'The queues', schema: queuesView },
    handler: async ({ actor }) => {
      const [tallies, reader] = await Promise.all([recallTallies(), readerOf(actor.id)]);
      const counts = countQueues(tallies, reader);
      const seen = queueNames.filter((name) => isFor(queues[name], reader.roles));
      return ok({ data: seen.map((name) => ({ name, count: counts[name] ?? null })) });
    },
  }),
];
