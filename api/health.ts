import { z } from 'zod';
import { answersReads } from '../store/connection.ts';
import { publicRoute, type Route } from './route.ts';

const readiness = z
  .strictObject({ temporal: z.boolean(), mongodb: z.boolean(), worker: z.boolean() })
  .meta({ id: 'Readiness' });

export const healthRoutes: Route[] = [
  publicRoute({
    method: 'get',
    path: '/healthz',
    tag: 'Health',
    summary: 'The process is alive',
    answer: { status: 200, description: 'Alive', schema: z.strictObject({ status: z.literal('ok') }) },
    handler: () => Promise.resolve({ status: 200, body: { status: 'ok' } }),
  }),
  publicRoute({
    method: 'get',
    path: '/readyz',
    tag: 'Health',
    summary: 'This process works: its database answers; 503 with the same body otherwise',
    answer: { status: 200, description: 'What is there now', schema: readiness },
    handler: async ({ deps }) => {
      const [mongodb, engine] = await Promise.all([answersReads(), deps.engine.ready()]);
      const { database, temporal } = deps.prepared;
      const body = {
        temporal: engine.temporal && temporal,
        mongodb: mongodb && database,
        worker: engine.worker,
      };
      // Temporal and the worker are told and decide nothing: without them people can still read.
      return body.mongodb ? { status: 200, body } : { status: 503, body, headers: { 'retry-after': '2' } };
    },
  }),
];
