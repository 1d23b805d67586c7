import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { drawingEndings, mostDrawings } from '../domain/attachments.ts';
import { findCustomer } from '../store/customers.ts';
import { drawings, type KeptDrawing } from '../store/drawings.ts';
import { boundTo } from './cases.ts';
import * as f from './fields.ts';
import { fileAnswer, recognised } from './files.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Answer, empty, ok, route, type Route, type SignedIn, type SignedInCall } from './route.ts';

export const drawingView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'bytes' }),
  })
  .meta({ id: 'Drawing' });

const view = ({ id, name, mediaType, size }: KeptDrawing['record']) => ({ id, name, mediaType, size });

/** The drawings of a customer, as the API shows them. */
export const drawingsOf = async (customerId: string) =>
  (await drawings.list({ customerId })).map(({ record }) => view(record));

/** A drawing is of the customer's own systems, so the organisation may see it; no other may. */
async function checkVisible(customerId: string, actor: SignedIn): Promise<void> {
  if ((boundTo(actor) ?? customerId) !== customerId || !(await findCustomer(customerId)))
    throw notThere(`customer ${customerId}`);
}

async function found(customerId: string, id: string): Promise<KeptDrawing> {
  const kept = await drawings.find({ customerId, id });
  if (!kept) throw notThere(`drawing ${id}`);
  return kept;
}

async function upload(call: SignedInCall<{ id: string }, unknown, unknown>): Promise<Answer> {
  const { params, actor, attempt, receive } = call;
  const customerId = params.id;
  await checkVisible(customerId, actor);
  if ((await drawings.count({ customerId })) >= mostDrawings)
    throw new Problem('wrong_state', say('drawingsFull', { customer: customerId, most: mostDrawings }));
  const id = await attempt.reserve(() => Promise.resolve(randomUUID()));
  // Of a try that was broken off before its answer the file is there already.
  const before = await drawings.find({ customerId, id });
  const { record } = await receive(
    async (file) => {
      const { whole, ...known } = await recognised(file, drawingEndings);
      return drawings.keep({ id, customerId, ...known }, whole);
    },
    ({ place }) => drawings.drop(place),
  );
  if (before) await drawings.drop(before.place);
  const location = `/api/v1/customers/${customerId}/drawings/${id}`;
  return { status: 201, body: view(record), headers: { location } };
}

const path = '/api/v1/customers/{id}/drawings';
const one = `${path}/{drawingId}`;
const params = z.strictObject({ id: f.id });
const oneParams = params.extend({ drawingId: z.uuid() });
const tag = 'Customers';

export const drawingRoutes: Route[] = [
  route({
    ...{ method: 'get', path, tag, summary: 'The topology drawings of a customer', roles: everyone, params },
    answer: {
      status: 200,
      description: 'All of them, the oldest first',
      schema: z.strictObject({ data: z.array(drawingView) }),
    },
    handler: async ({ params: { id }, actor }) => {
      await checkVisible(id, actor);
      return ok({ data: await drawingsOf(id) });
    },
  }),
  route({
    ...{ method: 'post', path, tag, summary: `Add a drawing: ${drawingEndings.join(', ')}`, params },
    roles: editors.customers,
    upload: true,
    answer: { status: 201, description: 'What was kept', schema: drawingView },
    handler: upload,
  }),
  route({
    ...{ method: 'get', path: one, tag, summary: 'The picture of a drawing', roles: everyone },
    params: oneParams,
    answer: { status: 200, description: 'The picture, to be shown', type: 'image/*' },
    handler: async ({ params: { id, drawingId }, actor }) => {
      await checkVisible(id, actor);
      const { record, place } = await found(id, drawingId);
      return fileAnswer('inline', record, drawings.read(place));
    },
  }),
  route({
    ...{ method: 'delete', path: one, tag, summary: 'Remove a drawing', roles: editors.customers },
    params: oneParams,
    answer: { status: 204, description: 'It is gone' },
    handler: async ({ params: { id, drawingId } }) => {
      await drawings.drop((await found(id, drawingId)).place);
      return empty;
    },
  }),
];
