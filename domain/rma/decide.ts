import { type Actor, stamp, system } from '../people.ts';
import { Refusal } from '../refusal.ts';
import type { Visibility } from '../vocabulary.ts';
import { rmaActionRules } from './actions.ts';
import { returnDues } from './due.ts';
import type { RmaActionName, RmaActions, RmaEvent, RmaEventData, RmaEventKind, RmaState } from './state.ts';

type Draft = {
  [K in RmaEventKind]: { kind: K; data: RmaEventData[K]; visibility: Visibility };
}[RmaEventKind];

const rmaDraft = <K extends RmaEventKind>(kind: K, data: RmaEventData[K]): Draft =>
  ({ kind, data, visibility: kind === 'return_overdue' ? 'internal' : 'public' }) as Draft;

const wrong = (message: string) => new Refusal('wrong_state', message);

/** The faulty part comes back, unless the customer keeps the disk (`keepDisk`, S3). */
const isReturnOwed = (state: RmaState): boolean => !state.keepDisk && state.faultyReceivedAt === null;

/** Sent back before or after the good part goes out, by kind: a repair starts with the faulty part. */
const startsReturn = (state: RmaState): 'approved' | 'delivered' =>
  state.kind === 'return_and_repair' ? 'approved' : 'delivered';

const owed = (state: RmaState, step: 'approved' | 'delivered', now: number, returnWithin: number) =>
  startsReturn(state) === step && isReturnOwed(state)
    ? { returnDueAt: new Date(now + returnWithin).toISOString() }
    : {};

type Decision<A extends RmaActionName> = (
  state: RmaState,
  body: RmaActions[A],
  now: number,
  returnWithin: number,
) => Draft | Refusal;

const decisions: { [A in RmaActionName]: Decision<A> } = {
  approve: (state, { entitlementNote }, now, within) =>
    rmaDraft('rma_approved', {
      ...(entitlementNote !== undefined && { entitlementNote }),
      ...owed(state, 'approved', now, within),
    }),
  reject: (_, { reason }) => rmaDraft('rma_rejected', { reason }),
  ship: (state, { carrier, trackingNumber, serialNumber }) =>
    state.shippedAt === null
      ? rmaDraft('rma_shipped', { carrier, trackingNumber, serialNumber })
      : wrong(`RMA ${state.number} was shipped already`),
  deliver: (state, _, now, within) => {
    if (state.shippedAt === null || state.deliveredAt !== null)
      return wrong(`RMA ${state.number} has nothing on its way`);
    return rmaDraft('rma_delivered', owed(state, 'delivered', now, within));
  },
  receiveFaulty: (state, { serialNumber, condition }) => {
    if (serialNumber !== state.serialNumber)
      return new Refusal(
        'unknown',
        `RMA ${state.number} is for serial number ${state.serialNumber}, not ${serialNumber}`,
      );
    if (state.faultyReceivedAt !== null) return wrong(`RMA ${state.number} has its faulty part already`);
    if (state.shippedAt === null && state.kind !== 'return_and_repair')
      return wrong(`RMA ${state.number} was never shipped`);
    return rmaDraft('faulty_received', { serialNumber, condition });
  },
  complete: (state, { outcome }) => {
    if (state.deliveredAt === null) return wrong(`RMA ${state.number} is not delivered yet`);
    if (isReturnOwed(state)) return wrong(`The faulty part of RMA ${state.number} is not back yet`);
    return rmaDraft('rma_completed', { outcome });
  },
};

/** The fact that an RMA begins with. */
export const rmaRequested = (state: RmaState): RmaEvent => {
  const { kind, serialNumber, partNumber, reason, keepDisk, requestedAt } = state;
  const outcome = rmaDraft('rma_requested', { kind, serialNumber, partNumber, reason, keepDisk });
  return { ...outcome, at: requestedAt, actor: state.requestedBy };
};

/**
 * What an action on an RMA leads to, or why it cannot be. `returnWithin`: milliseconds that the customer has to send
 * the faulty part back, from the delivery (`rma.returnFaultyWithin`, S0).
 */
export function decideRma<A extends RmaActionName>(
  state: RmaState,
  action: A,
  body: RmaActions[A],
  actor: Actor,
  now: number,
  { returnWithin, expectedRevision }: { returnWithin: number; expectedRevision?: number },
): RmaEvent | Refusal {
  const rule = rmaActionRules[action];
  if (!actor.roles.some((role) => rule.roles.includes(role)))
    return new Refusal('forbidden', `'${action}' is not for ${actor.roles.join(', ')}`);
  if (!rule.states.includes(state.state))
    return wrong(`RMA ${state.number} is ${state.state}: '${action}' is not possible now`);
  if (expectedRevision !== undefined && expectedRevision !== state.seq)
    return new Refusal('stale', `RMA ${state.number} is at revision ${state.seq}, not ${expectedRevision}`);
  const outcome = decisions[action](state, body, now, returnWithin);
  return outcome instanceof Refusal ? outcome : { ...outcome, at: now, actor: stamp(actor, rule.roles) };
}

/** The event of a return deadline that has come, or null where it was overtaken. */
export function returnFallsDue(state: RmaState, key: string, now: number): RmaEvent | null {
  const due = returnDues(state).find((each) => each.key === key);
  if (!due || due.at > now) return null;
  const stampOf = { key, dueAt: new Date(due.at).toISOString() };
  const outcome = due.last
    ? rmaDraft('return_overdue', stampOf)
    : rmaDraft('return_reminder', { ...stampOf, n: due.n, of: due.of });
  return { ...outcome, at: now, actor: system };
}
