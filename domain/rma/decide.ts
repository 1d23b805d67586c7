import type { WorkingHours } from '../hours.ts';
import { type Actor, stamp } from '../people.ts';
import { Refusal, stale, unknown } from '../refusal.ts';
import { rmaActionRules } from './actions.ts';
import { isReturnOwed, rmaDraft, type RmaDraft, starts } from './drafts.ts';
import { inTheWay, outOfPlace } from './possible.ts';
import type { RmaActionName, RmaActions, RmaEvent, RmaState } from './state.ts';
import { processingTerm, returnTerm } from './terms.ts';

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
    if (serialNumber !== expected) return unknown('otherPart', { number, expected, serialNumber });
    return rmaDraft('faulty_received', {
      ...{ serialNumber, condition },
      ...starts('processBy', processingTerm(hours, now)),
    });
  },
  complete: (_, { outcome }) => rmaDraft('rma_completed', { outcome }),
};

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
  const { number, seq } = state;
  const misplaced = outOfPlace(state, action, actor.roles);
  if (misplaced) return misplaced;
  if (expectedRevision !== undefined && expectedRevision !== seq)
    return stale('rmaStale', { number, revision: seq, expected: expectedRevision });
  const barred = inTheWay(state, action);
  if (barred) return barred;
  const outcome = decisions[action](state, body, now, hours);
  return outcome instanceof Refusal
    ? outcome
    : { ...outcome, at: now, actor: stamp(actor, rmaActionRules[action].roles) };
}
