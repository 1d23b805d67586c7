import { managerRoles, type Role } from '../vocabulary.ts';
import type { RmaActionName, RmaStateName } from './state.ts';

/** In which states an RMA's action is possible, and whose it is (domain.md, RMA). */
export const rmaActionRules: Record<
  RmaActionName,
  { states: readonly RmaStateName[]; roles: readonly Role[] }
> = {
  approve: { states: ['requested'], roles: ['rma_admin', ...managerRoles] },
  reject: { states: ['requested'], roles: ['rma_admin', ...managerRoles] },
  cancel: {
    states: ['requested', 'approved', 'backordered', 'reserved'],
    roles: ['rma_admin', ...managerRoles],
  },
  ship: { states: ['reserved', 'faulty_received'], roles: ['depot', 'rma_admin'] },
  deliver: { states: ['shipped', 'faulty_received'], roles: ['depot', 'rma_admin', 'engineer'] },
  receiveFaulty: { states: ['approved', 'shipped', 'delivered'], roles: ['depot', 'rma_admin'] },
  complete: { states: ['delivered', 'faulty_received'], roles: ['rma_admin'] },
};

/** Whether somebody in these roles can do anything with RMAs. */
export const worksOnRmas = (roles: readonly Role[]): boolean =>
  Object.values(rmaActionRules).some((rule) => rule.roles.some((role) => roles.includes(role)));
