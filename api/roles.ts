import { type Role, roles } from '../domain/vocabulary.ts';

/** Groups of roles that routes name. Supervisors are `managerRoles` of the vocabulary. */
export const everyone: readonly Role[] = roles;
export const staff: readonly Role[] = roles.filter((role) => role !== 'customer');
