/** What can be done with an RMA as it stands, and by whom: the one answer that the decisions and the console share. */
import { forbidden, type Refusal, wrongState } from '../refusal.ts';
import type { Role } from '../vocabulary.ts';
import { rmaActionRules } from './actions.ts';
import { isReturnOwed } from './drafts.ts';
import { isRmaOver, type RmaActionName, type RmaState } from './state.ts';

/** As much of an RMA as says what can be done with it; the times may be in any form. */
export type RmaStanding = Pick<RmaState, 'number' | 'kind' | 'partNumber' | 'state' | 'keepDisk'> &
  Record<'shippedAt' | 'deliveredAt' | 'faultyReceivedAt', unknown> & {
    others?: readonly unknown[] | undefined;
  };

type Barrier = (state: RmaStanding) => Refusal | undefined;

/** The steps that have to be behind it, or must not be: they say more than the name of the state does. */
const order: Partial<Record<RmaActionName, Barrier>> = {
  ship: ({ number, kind, partNumber, state, shippedAt }) => {
    if (shippedAt !== null) return wrongState('shippedAlready', { number });
    if (state === 'requested') return wrongState('notApproved', { number });
    if (state === 'approved')
      return wrongState(kind === 'return_and_repair' ? 'repairNotHere' : 'nothingReserved', { number });
    return state === 'backordered' ? wrongState('outOfStock', { number, partNumber }) : undefined;
  },
  deliver: ({ number, shippedAt, deliveredAt }) =>
    shippedAt === null || deliveredAt !== null ? wrongState('nothingOnWay', { number }) : undefined,
  receiveFaulty: ({ number, kind, shippedAt, faultyReceivedAt }) => {
    if (faultyReceivedAt !== null) return wrongState('backAlready', { number });
    return kind !== 'return_and_repair' && shippedAt === null
      ? wrongState('neverShipped', { number })
      : undefined;
  },
};

const barriers: Partial<Record<RmaActionName, Barrier>> = {
  receiveFaulty: ({ number, keepDisk }) => (keepDisk ? wrongState('diskKept', { number }) : undefined),
  complete: (state) => {
    const { number, kind, deliveredAt } = state;
    if (deliveredAt === null) return wrongState('notDelivered', { number });
    // Where something else came back, the outcome says how that ended.
    return isReturnOwed(state) && !state.others?.length
      ? wrongState(kind === 'loaner' ? 'loanNotBack' : 'faultyNotBack', { number })
      : undefined;
  },
};

/** Why the role, or the order of the steps, does not allow it. */
export function outOfPlace(
  rma: RmaStanding,
  action: RmaActionName,
  roles: readonly Role[],
): Refusal | undefined {
  const { number, state } = rma;
  const rule = rmaActionRules[action];
  if (!roles.some((role) => rule.roles.includes(role)))
    return forbidden('notForRoles', { action, roles: [...roles] });
  const early = isRmaOver(state) ? undefined : order[action]?.(rma);
  if (early) return early;
  return rule.states.includes(state) ? undefined : wrongState('rmaNotNow', { number, state, action });
}

/** Why what is known of this RMA does not allow it, in a state that would. */
export const inTheWay = (rma: RmaStanding, action: RmaActionName): Refusal | undefined =>
  barriers[action]?.(rma);

/** The actions that somebody in these roles can do on the RMA as it stands. */
export const possibleOnRma = (rma: RmaStanding, roles: readonly Role[]): RmaActionName[] =>
  (Object.keys(rmaActionRules) as RmaActionName[]).filter(
    (action) => !outOfPlace(rma, action, roles) && !inTheWay(rma, action),
  );
