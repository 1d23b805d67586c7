import { z } from 'zod';
import type { Shortage } from '../domain/depot/shortage.ts';
import { available, movementKinds } from '../domain/depot/stock.ts';
import type { Person } from '../domain/people.ts';
import { Refusal } from '../domain/refusal.ts';
import { findDepot, listDepots, putDepot } from '../store/depots.ts';
import { findPart } from '../store/parts.ts';
import { moveByHand } from '../store/reservations.ts';
import { countLedger, type LedgerEntry, listLedger } from '../store/stock.ts';
import { checkCalendar } from './calendars.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { stockKeepers } from './parts.ts';
import { noSuch, Problem } from './problem.ts';
import { staff } from './roles.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';
import { person } from './views.ts';

const depotView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    region: z.string().nullable(),
    calendarId: z.string(),
  })
  .meta({ id: 'Depot' });
const depotBody = z.strictObject({
  name: f.line(200),
  region: f.line(64).nullable().default(null),
  calendarId: f.id,
});

const movementView = z
  .strictObject({
    id: z.string(),
    at: z.iso.datetime(),
    kind: z.enum(movementKinds),
    depotId: z.string(),
    partNumber: z.string(),
    quantity: z.int(),
    balance: z.strictObject({ onHand: z.int(), reserved: z.int() }),
    by: person.or(z.literal('system')),
    reason: z.string(),
    rma: z.string().nullable(),
    low: z.boolean().meta({ description: 'the stock became low with it' }),
    fulfilled: z.array(z.string()).meta({ description: 'the RMAs whose backorders it fulfilled' }),
  })
  .meta({ id: 'StockMovement' });

const view = (entry: LedgerEntry): z.infer<typeof movementView> => {
  const { _id: id, at, kind, depotId, partNumber, quantity, onHand, reserved, by } = entry;
  const { reason, rma, low, fulfilled } = entry;
  return {
    ...{ id, at: at.toISOString(), kind, depotId, partNumber, quantity, balance: { onHand, reserved } },
    ...{ by, reason, rma, low, fulfilled },
  };
};

const shortageOf = (entry: LedgerEntry, by: Person): Shortage => {
  const { depotId, partNumber, seq: movement, reason, at } = entry;
  return {
    ...{ number: `${depotId}/${partNumber}`, movement, depotId, partNumber },
    ...{ left: available(entry), reason, by, at: at.getTime() },
  };
};

const most = 100_000;
const movementBody = z
  .strictObject({
    kind: z.enum(['receipt', 'correction']),
    depotId: f.id,
    partNumber: f.partNumber,
    quantity: z.int().min(-most).max(most).meta({ description: 'pieces; only a correction takes some away' }),
    reason: f.text(2000),
  })
  .refine(({ kind, quantity }) => (kind === 'receipt' ? quantity > 0 : quantity !== 0), {
    path: ['quantity'],
    message: 'must be more than 0 for a receipt, and not 0 for a correction',
  })
  .meta({ id: 'StockMovementBody' });

async function moveIt(call: SignedInCall<unknown, unknown, z.infer<typeof movementBody>>): Promise<Answer> {
  const { body, actor, attempt, deps } = call;
  const { depotId, partNumber } = body;
  const [depot, part] = await Promise.all([findDepot(depotId), findPart(partNumber)]);
  if (!depot) throw noSuch('depotId', 'depot', depotId);
  if (!part) throw noSuch('partNumber', 'part', partNumber);
  await attempt.begin();
  const by = { id: actor.id, name: actor.name };
  const entry = await moveByHand({ ...body, key: attempt.updateId, by, rma: null, at: new Date() });
  if (entry instanceof Refusal) throw new Problem('wrong_state', entry.said);
  // Sent again by a retry, until everybody has heard; an RMA that hears it twice asks the stock and finds nothing new.
  await Promise.all(entry.fulfilled.map((rma) => deps.engine.stockArrived(rma)));
  if (entry.low) await deps.engine.tellShortage(shortageOf(entry, by));
  return { status: 201, body: view(entry) };
}

const ledgerList = listQuery(['-at'], {
  part: f.partNumber.optional(),
  depot: f.id.optional(),
  rma: f.rmaNumber.optional(),
});
const base = { tag: 'Spare parts' };

export const stockRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/depots',
    summary: 'The depots',
    roles: staff,
    answer: {
      status: 200,
      description: 'All depots',
      schema: z.strictObject({ data: z.array(depotView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async () => ok({ data: await listDepots(), page: { next: null } }),
  }),
  route({
    ...base,
    method: 'put',
    path: '/api/v1/depots/{id}',
    summary: 'Add a depot, or change it',
    roles: stockKeepers,
    params: z.strictObject({ id: f.id }),
    body: depotBody,
    answer: { status: 200, description: 'The depot', schema: depotView },
    handler: async ({ params: { id }, body }) => {
      await checkCalendar(body.calendarId, 'calendarId');
      await putDepot({ id, ...body });
      return ok({ id, ...body });
    },
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/v1/stock/movements',
    summary: 'Record a receipt or a correction of stock',
    roles: stockKeepers,
    body: movementBody,
    answer: { status: 201, description: 'The movement', schema: movementView },
    handler: moveIt,
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/stock/ledger',
    summary: 'Every movement of stock, newest first',
    roles: stockKeepers,
    query: ledgerList,
    answer: { status: 200, description: 'One page of the ledger', schema: pageOf(movementView) },
    handler: (call) => {
      const { part: partNumber, depot: depotId, rma } = call.query;
      const filter = { partNumber, depotId, rma };
      return answerPage(
        call,
        '-at',
        (position, limit) => listLedger(filter, position, limit),
        view,
        () => countLedger(filter),
      );
    },
  }),
];
