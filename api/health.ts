import { z } from 'zod';
import { ping } from '../store/connection.ts';
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
    summary: 'A case could be opened now; 503 with the same body otherwise',
    answer: { status: 200, description: 'Everything is there', schema: readiness },
    handler: async ({ deps }) => {
      const [mongodb, engine] = await Promise.all([ping(), deps.engine.ready()]);
      const { database, temporal } = deps.prepared;
      const body = {
        temporal: engine.temporal && temporal,
        mongodb: mongodb && database,
        worker: engine.worker,
      };
      const ready = Object.values(body).every(Boolean);
      return { status: ready ? 200 : 503, body, ...(!ready && { headers: { 'retry-after': '2' } }) };
    },
  }),
];
