import type { WorkingHours } from '../hours.ts';
import { type Actor, stamp } from '../people.ts';
import { forbidden, Refusal, stale, unknown, wrongState } from '../refusal.ts';
import { rmaActionRules } from './actions.ts';
import { isReturnOwed, rmaDraft, type RmaDraft, starts } from './drafts.ts';
import type { RmaActionName, RmaActions, RmaEvent, RmaState } from './state.ts';
import { processingTerm, returnTerm } from './terms.ts';
import { isEnded } from './transitions.ts';

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
      return unknown('notTheirPart', { number, faulty, serialNumber });
    if (kind !== 'return_and_repair' && serialNumber === faulty)
      return unknown('faultyPart', { number, serialNumber });
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
    if (state.keepDisk) return wrongState('diskKept', { number });
    if (serialNumber !== expected) return unknown('otherPart', { number, expected, serialNumber });
    return rmaDraft('faulty_received', {
      ...{ serialNumber, condition },
      ...starts('processBy', processingTerm(hours, now)),
    });
  },
  complete: (state, { outcome }) => {
    const { number, kind } = state;
    if (state.deliveredAt === null) return wrongState('notDelivered', { number });
    if (isReturnOwed(state))
      return wrongState(kind === 'loaner' ? 'loanNotBack' : 'faultyNotBack', { number });
    return rmaDraft('rma_completed', { outcome });
  },
};

/** As much of an RMA as says which steps are behind it; the times may be in any form. */
type Standing = Pick<RmaState, 'number' | 'kind' | 'partNumber' | 'state'> &
  Record<'shippedAt' | 'deliveredAt' | 'faultyReceivedAt', unknown>;

/** Why the step that was asked for has no place in the state, or null. */
export function obstacle(state: Standing, action: RmaActionName): Refusal | null {
  const { number, kind, partNumber } = state;
  const repair = kind === 'return_and_repair';
  if (action === 'ship') {
    if (state.shippedAt !== null) return wrongState('shippedAlready', { number });
    if (state.state === 'requested') return wrongState('notApproved', { number });
    if (repair && state.state === 'approved') return wrongState('repairNotHere', { number });
    if (state.state === 'approved') return wrongState('nothingReserved', { number });
    if (state.state === 'backordered') return wrongState('outOfStock', { number, partNumber });
  }
  if (action === 'deliver' && (state.shippedAt === null || state.deliveredAt !== null))
    return wrongState('nothingOnWay', { number });
  if (action === 'receiveFaulty') {
    if (state.faultyReceivedAt !== null) return wrongState('backAlready', { number });
    if (!repair && state.shippedAt === null) return wrongState('neverShipped', { number });
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
    return forbidden('notForRoles', { action, roles: actor.roles });
  const why = isEnded(state) ? null : obstacle(state, action);
  if (why !== null) return why;
  if (!rule.states.includes(state.state))
    return wrongState('rmaNotNow', { number, state: state.state, action });
  if (expectedRevision !== undefined && expectedRevision !== state.seq)
    return stale('rmaStale', { number, revision: state.seq, expected: expectedRevision });
  const outcome = decisions[action](state, body, now, hours);
  return outcome instanceof Refusal ? outcome : { ...outcome, at: now, actor: stamp(actor, rule.roles) };
}
