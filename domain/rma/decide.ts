import type { WorkingHours } from '../hours.ts';
import { type Actor, stamp } from '../people.ts';
import { Refusal } from '../refusal.ts';
import { rmaActionRules } from './actions.ts';
import { isReturnOwed, rmaDraft, type RmaDraft, starts } from './drafts.ts';
import type { RmaActionName, RmaActions, RmaEvent, RmaState } from './state.ts';
import { processingTerm, returnTerm } from './terms.ts';
import { isEnded } from './transitions.ts';

const wrong = (message: string) => new Refusal('wrong_state', message);
const unknown = (message: string) => new Refusal('unknown', message);

type Decision<A extends RmaActionName> = (
  state: RmaState,
  body: RmaActions[A],
  now: number,
  hours: WorkingHours | null,
) => RmaDraft | Refusal;

/** The customer's term to send something back, where it starts with this step. */
const owed = (state: RmaState, now: number, hours: WorkingHours | null) =>
  isReturnOwed(state) ? starts('returnDueAt', returnTerm(hours, now)) : {};

const decisions: { [A in RmaActionName]: Decision<A> } = {
  approve: (state, { entitlementNote, depotId }, now, hours) =>
    rmaDraft('rma_approved', {
      ...(entitlementNote !== undefined && { entitlementNote }),
      ...(depotId !== undefined && { depotId }),
      // A repair begins with the faulty part.
      ...(state.kind === 'return_and_repair' && owed(state, now, hours)),
    }),
  reject: (_, { reason }) => rmaDraft('rma_rejected', { reason }),
  cancel: (_, { reason }) => rmaDraft('rma_cancelled', { reason }),
  ship: (state, { carrier, trackingNumber, serialNumber }) => {
    const { number, kind, serialNumber: faulty } = state;
    if (kind === 'return_and_repair' && serialNumber !== faulty)
      return unknown(`RMA ${number} repairs serial number ${faulty}: ${serialNumber} is not the customer's`);
    if (kind !== 'return_and_repair' && serialNumber === faulty)
      return unknown(`${serialNumber} is the faulty part of RMA ${number}, not one from the depot`);
    return rmaDraft('rma_shipped', { carrier, trackingNumber, serialNumber });
  },
  deliver: (state, _, now, hours) => {
    // A repair was back before it went out; a loan stays until the case is restored.
    const begins = state.kind === 'loaner' ? state.restoredAt !== null : state.kind === 'advance_replacement';
    return rmaDraft('rma_delivered', begins ? owed(state, now, hours) : {});
  },
  receiveFaulty: (state, { serialNumber, condition }, now, hours) => {
    const { number, kind, shipment } = state;
    const expected = kind === 'loaner' ? shipment?.serialNumber : state.serialNumber;
    if (state.keepDisk) return wrong(`The customer keeps the disk of RMA ${number}: nothing is to come back`);
    if (serialNumber !== expected)
      return unknown(`RMA ${number} waits for serial number ${expected}, not ${serialNumber}`);
    return rmaDraft('faulty_received', {
      ...{ serialNumber, condition },
      ...starts('processBy', processingTerm(hours, now)),
    });
  },
  complete: (state, { outcome }) => {
    const { number, kind } = state;
    if (state.deliveredAt === null) return wrong(`RMA ${number} is not delivered yet`);
    if (isReturnOwed(state))
      return wrong(`The ${kind === 'loaner' ? 'loan' : 'faulty part'} of RMA ${number} is not back yet`);
    return rmaDraft('rma_completed', { outcome });
  },
};

/** As much of an RMA as says which steps are behind it; the times may be in any form. */
type Standing = Pick<RmaState, 'number' | 'kind' | 'partNumber' | 'state'> &
  Record<'shippedAt' | 'deliveredAt' | 'faultyReceivedAt', unknown>;

/** Why the step that was asked for has no place in the state, in the words of whoever asks. */
export function obstacle(state: Standing, action: RmaActionName): string | null {
  const { number, kind, partNumber } = state;
  const repair = kind === 'return_and_repair';
  if (action === 'ship') {
    if (state.shippedAt !== null) return `RMA ${number} was shipped already`;
    if (state.state === 'requested') return `RMA ${number} is not approved yet`;
    if (repair && state.state === 'approved') return `The part to repair for RMA ${number} has not come yet`;
    if (state.state === 'approved') return `No part is reserved for RMA ${number} yet`;
    if (state.state === 'backordered') return `${partNumber} is not in stock: RMA ${number} waits for it`;
  }
  if (action === 'deliver' && (state.shippedAt === null || state.deliveredAt !== null))
    return `RMA ${number} has nothing on its way`;
  if (action === 'receiveFaulty') {
    if (state.faultyReceivedAt !== null) return `RMA ${number} has back what it waited for already`;
    if (!repair && state.shippedAt === null) return `RMA ${number} was never shipped`;
  }
  return null;
}

/**
 * What an action on an RMA leads to, or why it cannot be. `hours`: the working hours of its depot, which must reach
 * over the longest term; null for a depot that is always open.
 */
export function decideRma<A extends RmaActionName>(
  state: RmaState,
  action: A,
  body: RmaActions[A],
  actor: Actor,
  now: number,
  { hours, expectedRevision }: { hours: WorkingHours | null; expectedRevision?: number },
): RmaEvent | Refusal {
  const rule = rmaActionRules[action];
  const { number } = state;
  if (!actor.roles.some((role) => rule.roles.includes(role)))
    return new Refusal('forbidden', `'${action}' is not for ${actor.roles.join(', ')}`);
  const why = isEnded(state) ? null : obstacle(state, action);
  if (why !== null) return wrong(why);
  if (!rule.states.includes(state.state))
    return wrong(`RMA ${number} is ${state.state}: '${action}' is not possible now`);
  if (expectedRevision !== undefined && expectedRevision !== state.seq)
    return new Refusal('stale', `RMA ${number} is at revision ${state.seq}, not ${expectedRevision}`);
  const outcome = decisions[action](state, body, now, hours);
  return outcome instanceof Refusal ? outcome : { ...outcome, at: now, actor: stamp(actor, rule.roles) };
}
