import type { WorkingHours } from '../hours.ts';
import { type Actor, stamp } from '../people.ts';
import { Refusal, stale, unknown } from '../refusal.ts';
import { follows } from '../case/edition.ts';
import { sameSerial } from '../serial.ts';
import { rmaActionRules } from './actions.ts';
import { isReturnOwed, rmaDraft, type RmaDraft, starts } from './drafts.ts';
import { inTheWay, outOfPlace } from './possible.ts';
import type { RmaActionName, RmaActions, RmaEvent, RmaState } from './state.ts';
import { expiry, processingTerm, returnTerm } from './terms.ts';

type Decision<A extends RmaActionName> = (
  state: RmaState,
  body: RmaActions[A],
  now: number,
  hours: WorkingHours | null,
) => RmaDraft | Refusal;

/** How serial numbers are compared; RMAs of before compare them letter by letter. */
const alike = (state: RmaState, one: string, other: string): boolean =>
  follows(state, 1) ? sameSerial(one, other) : one === other;

/** The customer's term to send something back, where it starts with this step. */
const owed = (state: RmaState, now: number, hours: WorkingHours | null) =>
  isReturnOwed(state) ? starts('returnDueAt', returnTerm(hours, now)) : {};

const decisions: { [A in RmaActionName]: Decision<A> } = {
  approve: (state, { entitlementNote, depotId, charge = state.charge }, now, hours) =>
    rmaDraft('rma_approved', {
      ...(entitlementNote !== undefined && { entitlementNote }),
      ...(depotId !== undefined && { depotId }),
      ...(charge && { charge }),
      ...(state.expires && { expiresAt: new Date(expiry(hours, now)).toISOString() }),
      // A repair begins with the faulty part.
      ...(state.kind === 'return_and_repair' && owed(state, now, hours)),
    }),
  reject: (_, { reason }) => rmaDraft('rma_rejected', { reason }),
  cancel: (_, { reason }) => rmaDraft('rma_cancelled', { reason }),
  ship: (state, { carrier, trackingNumber, serialNumber }) => {
    const { number, kind, serialNumber: faulty } = state;
    // What came back under a number of its own goes back under it.
    const theirs = state.faulty?.serialNumber ?? faulty;
    if (kind === 'return_and_repair' && !alike(state, serialNumber, theirs))
      return unknown('notTheirPart', { number, faulty: theirs, serialNumber });
    if (kind !== 'return_and_repair' && alike(state, serialNumber, faulty))
      return unknown('faultyPart', { number, serialNumber });
    return rmaDraft('rma_shipped', { carrier, trackingNumber, serialNumber });
  },
  deliver: (state, _, now, hours) => {
    // A repair was back before it went out; a loan stays until the case is restored.
    const begins = state.kind === 'loaner' ? state.restoredAt !== null : state.kind === 'advance_replacement';
    return rmaDraft('rma_delivered', begins ? owed(state, now, hours) : {});
  },
  receiveFaulty: (state, { serialNumber, condition, own, unexpected }, now, hours) => {
    const { number, kind, shipment } = state;
    const expected = kind === 'loaner' ? shipment?.serialNumber : state.serialNumber;
    const isExpected = expected !== undefined && alike(state, serialNumber, expected);
    if (unexpected)
      return isExpected
        ? unknown('thatPart', { number, serialNumber })
        : rmaDraft('other_received', { serialNumber, condition });
    // A loan has the number under which it was shipped.
    const isOwn = own === true && kind !== 'loaner';
    if (!isExpected && !isOwn) return unknown('otherPart', { number, expected, serialNumber });
    return rmaDraft('faulty_received', {
      ...{ serialNumber, condition, ...(!isExpected && { own: true as const }) },
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
