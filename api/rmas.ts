import { z } from 'zod';
import { rmaActionRules } from '../domain/rma/actions.ts';
import { possibleOnRma } from '../domain/rma/possible.ts';
import { type RmaActionName, type RmaActions, rmaStates, type RmaState } from '../domain/rma/state.ts';
import { sameSerial } from '../domain/serial.ts';
import { legs } from '../domain/reports/turnaround.ts';
import { rmaKinds } from '../domain/vocabulary.ts';
import { findAsset } from '../store/assets.ts';
import { findDepot } from '../store/depots.ts';
import { isInside } from '../store/parts.ts';
import { countRmas, findRma, listRmas, type RmaFilter, type RmaSort } from '../store/rmas.ts';
import { hyphened, rmaActionBodies } from './bodies.ts';
import { boundTo, plain } from './cases.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { noSuch, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { checkNotInstalled, heldSerial } from './serials.ts';
import { type Answer, ok, route, type Route, type SignedIn, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';
import { answerTimeline, timelinePage, timelineQuery } from './timeline.ts';
import { rmaView, viewRma, viewRmaForCustomer } from './views.ts';

export const rmaParams = z.strictObject({ number: f.rmaNumber });
const rmaList = listQuery(['-requestedAt', 'requestedAt', 'dueAt', '-dueAt', '-number', 'number'], {
  state: f.oneOrMore(rmaStates).optional(),
  kind: f.oneOrMore(rmaKinds).optional(),
  case: f.caseNumber.optional(),
  customer: f.id.optional(),
  requestedFrom: f.timestamp.optional().meta({ description: 'inclusive' }),
  requestedTo: f.timestamp.optional().meta({ description: 'exclusive' }),
  leg: z.enum(legs).optional().meta({ description: 'this part of its way is behind it' }),
});

export async function visibleRma(number: string, actor: SignedIn): Promise<RmaState> {
  const found = await findRma(number);
  const bound = boundTo(actor);
  if (!found || (bound !== undefined && found.customer.id !== bound))
    throw new Problem('not_found', say('noRmaHere', { number }));
  return found;
}

const viewFor = (actor: SignedIn) => (boundTo(actor) === undefined ? viewRma : viewRmaForCustomer);

const moment = (at: string | undefined) => (at === undefined ? undefined : new Date(at));

async function list(call: SignedInCall<unknown, z.infer<typeof rmaList>, unknown>): Promise<Answer> {
  const { state, kind, case: caseNumber, customer, leg, sort = '-requestedAt' } = call.query;
  const { requestedFrom, requestedTo } = call.query;
  const bound = boundTo(call.actor);
  const foreign = bound !== undefined && customer !== undefined && customer !== bound;
  const filter: RmaFilter = {
    ...{ state: foreign ? [] : state, kind, caseNumber, customerId: bound ?? customer },
    ...{ requestedFrom: moment(requestedFrom), requestedTo: moment(requestedTo), leg },
  };
  const by = sort.replace('-', '') as RmaSort;
  return answerPage(
    call,
    sort,
    (position, limit) => listRmas(filter, { by, descending: sort.startsWith('-') }, position, limit),
    viewFor(call.actor),
    () => countRmas(filter),
  );
}

async function checkDepot({ depotId }: { depotId?: string }): Promise<void> {
  if (depotId !== undefined && !(await findDepot(depotId))) throw noSuch('depotId', 'depot', depotId);
}

type Undo = () => Promise<void>;
const nothing: Undo = () => Promise.resolve();

/** What the depot sends out or takes in has one serial number: no other RMA has sent or taken it. */
async function holdPart(
  rma: RmaState,
  action: RmaActionName,
  body: Partial<RmaActions['ship']>,
): Promise<Undo> {
  const { number, kind } = rma;
  const serialNumber = body.serialNumber ?? '';
  // What has no place now is refused by the RMA itself, which says why.
  if (!possibleOnRma(rma, rmaActionRules[action].roles).includes(action)) return nothing;
  if (action === 'receiveFaulty') return heldSerial(serialNumber, 'in', number);
  if (action !== 'ship') return nothing;
  if (kind !== 'return_and_repair') await checkNotInstalled(serialNumber);
  return heldSerial(serialNumber, 'out', number);
}

/** A part of a chassis has a number of its own; where the catalogue knows that it is one, nobody has to say so. */
async function completed(rma: RmaState, action: RmaActionName, body: object): Promise<object> {
  if (action !== 'receiveFaulty' || rma.kind === 'loaner' || 'own' in body || 'unexpected' in body)
    return body;
  const { serialNumber } = body as RmaActions['receiveFaulty'];
  if (sameSerial(serialNumber, rma.serialNumber)) return body;
  return (await isInside(rma.partNumber, await findAsset(rma.serialNumber))) ? { ...body, own: true } : body;
}

type ActionCall = SignedInCall<{ number: string }, unknown, object>;

async function act(action: RmaActionName, call: ActionCall): Promise<Answer> {
  const { deps, params, body, actor, attempt, expectedRevision } = call;
  await checkDepot(body);
  await attempt.begin();
  const present = await findRma(params.number);
  const request = {
    ...(present ? await completed(present, action, body) : body),
    ...{ actor: plain(actor), expectedRevision },
  };
  const undo = present ? await holdPart(present, action, body) : nothing;
  try {
    const rma = await deps.engine.actOnRma(params.number, action, request, attempt.updateId);
    return ok(viewRma(rma), rma.seq);
  } catch (error) {
    // Where the engine did not answer, it may have been done: the part stays this RMA's.
    if (error instanceof Gone || (error instanceof Problem && error.status < 500)) await undo();
    if (!(error instanceof Gone)) throw error;
    const { state } = await visibleRma(params.number, actor);
    throw new Problem('wrong_state', say('rmaNotNow', { number: params.number, state, action }));
  }
}

const summaries: Record<RmaActionName, string> = {
  approve: 'Approve the RMA',
  reject: 'Reject the RMA',
  cancel: 'Cancel the RMA before anything is shipped',
  ship: 'Record the shipment',
  deliver: 'Record the delivery',
  receiveFaulty: 'Record that the faulty part came back',
  complete: 'Complete the RMA',
};

export const rmaRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/rmas',
    tag: 'RMAs',
    summary: 'RMAs by filter, newest first',
    roles: everyone,
    query: rmaList,
    answer: { status: 200, description: 'One page of RMAs', schema: pageOf(rmaView) },
    handler: list,
  }),
  route({
    method: 'get',
    path: '/api/v1/rmas/{number}',
    tag: 'RMAs',
    summary: 'One RMA',
    roles: everyone,
    params: rmaParams,
    answer: { status: 200, description: 'The RMA', schema: rmaView },
    handler: async ({ params, actor }) => {
      const rma = await visibleRma(params.number, actor);
      return ok(viewFor(actor)(rma), rma.seq);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/rmas/{number}/timeline',
    tag: 'RMAs',
    summary: 'The history of an RMA, oldest first',
    roles: everyone,
    params: rmaParams,
    query: timelineQuery,
    answer: { status: 200, description: 'One page of the history', schema: timelinePage },
    handler: async (call) => {
      await visibleRma(call.params.number, call.actor);
      return answerTimeline(call);
    },
  }),
  ...(Object.keys(rmaActionBodies) as RmaActionName[]).map((action) =>
    route({
      method: 'post',
      path: `/api/v1/rmas/{number}/${hyphened(action)}`,
      tag: 'RMAs',
      summary: summaries[action],
      roles: rmaActionRules[action].roles,
      params: rmaParams,
      body: rmaActionBodies[action],
      answer: { status: 200, description: 'The RMA after it took effect', schema: rmaView },
      handler: (call) => act(action, call as ActionCall),
    }),
  ),
];
