import { z } from 'zod';
import { operators } from '../domain/administration.ts';
import { caseWorkflowId, rmaWorkflowId } from '../workflows/contract.ts';
import { numberParams, visibleCase } from './cases.ts';
import { rmaParams, visibleRma } from './rmas.ts';
import { type Deps, ok, route, type Route } from './route.ts';

const workflowView = z
  .strictObject({ workflowId: z.string(), url: z.url().meta({ description: "its page in Temporal's UI" }) })
  .meta({ id: 'Workflow' });

/** The workflow behind a case or an RMA, and where operators see it. */
function view({ temporal, temporalUiUrl }: Deps['settings'], workflowId: string) {
  const path = [temporal.namespace, 'workflows', workflowId].map(encodeURIComponent).join('/');
  return { workflowId, url: `${temporalUiUrl}/namespaces/${path}` };
}

const base = {
  method: 'get',
  roles: operators,
  answer: { status: 200, description: 'Its workflow', schema: workflowView },
} as const;

export const workflowRoutes: Route[] = [
  route({
    ...base,
    path: '/api/v1/cases/{number}/workflow',
    tag: 'Cases',
    summary: 'The workflow of a case, for operators',
    params: numberParams,
    handler: async ({ params, actor, deps }) => {
      await visibleCase(params.number, actor);
      return ok(view(deps.settings, caseWorkflowId(params.number)));
    },
  }),
  route({
    ...base,
    path: '/api/v1/rmas/{number}/workflow',
    tag: 'RMAs',
    summary: 'The workflow of an RMA, for operators',
    params: rmaParams,
    handler: async ({ params, actor, deps }) => {
      await visibleRma(params.number, actor);
      return ok(view(deps.settings, rmaWorkflowId(params.number)));
    },
  }),
];
