import { rmaActionRules } from '../../domain/rma/actions.ts';
import { obstacle } from '../../domain/rma/decide.ts';
import { isReturnOwed } from '../../domain/rma/drafts.ts';
import type { RmaActionName } from '../../domain/rma/state.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { Rma } from './queries.ts';

/** What depends on the RMA itself, beside state and role; the engine has the last word. */
const conditions: Partial<Record<RmaActionName, (rma: Rma) => boolean>> = {
  receiveFaulty: ({ keepDisk }) => !keepDisk,
  complete: (rma) => rma.deliveredAt !== null && !isReturnOwed(rma),
};

const actions = Object.keys(rmaActionRules) as RmaActionName[];

/** The actions that the table of permissions, and the RMA as it stands, leave to somebody in these roles. */
export const possibleActions = (rma: Rma, roles: readonly Role[]): RmaActionName[] =>
  actions.filter((action) => {
    const rule = rmaActionRules[action];
    return (
      rule.states.includes(rma.state) &&
      roles.some((role) => rule.roles.includes(role)) &&
      obstacle(rma, action) === null &&
      (conditions[action]?.(rma) ?? true)
    );
  });

/** Whether there is anything on the desk that somebody in these roles may do. */
export const worksOnRmas = (roles: readonly Role[]): boolean =>
  actions.some((action) => roles.some((role) => rmaActionRules[action].roles.includes(role)));
