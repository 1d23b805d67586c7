import { managerRoles, type Role } from './vocabulary.ts';

/** A person as cases name them: the directory's ID and the name at that moment. */
export interface Person {
  id: string;
  name: string;
}

/** Who takes part: a person of the house by ID, anybody else by name alone. */
export type Party = Pick<Person, 'name'> & Partial<Person>;

/** Who acts. `roles` and `skills` decide what is allowed; `customerId` binds a customer to their organisation. */
export interface Actor extends Person {
  roles: Role[];
  skills?: string[];
  customerId?: string;
}

/** Whether somebody in these roles is a supervisor. [domain.md, People] */
export const supervises = (roles: readonly Role[]): boolean =>
  roles.some((role) => (managerRoles as readonly Role[]).includes(role));

const solvers: readonly Role[] = ['engineer', 'expert'];
/** Whether somebody in these roles solves cases, and can have one. */
export const isSolver = (roles: readonly Role[]): boolean => roles.some((role) => solvers.includes(role));

/** Whether somebody speaks as a customer: whoever has a part in the house speaks for the house. */
export const isCustomer = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.every((role) => role === 'customer');

/** How the timeline stamps an actor: one role, the one they acted in. */
export type Stamp = { id: string; name: string; role: Role } | 'system';

/** Caseline itself, when a deadline falls due or a rule decides. */
export const system = 'system' as const;

/** An operator who uses the Temporal UI or CLI, where nobody is signed in to Caseline. */
export const operator: Actor = {
  id: 'operator',
  name: 'Operator',
  roles: ['response_center_manager', 'admin'],
};

/** Stamps `actor` with the first of `as` that they hold, else with their first role. */
export function stampOf(actor: Actor, as: readonly Role[]): Exclude<Stamp, typeof system> {
  const role = actor.roles.find((held) => as.includes(held)) ?? actor.roles[0] ?? 'customer';
  return { id: actor.id, name: actor.name, role };
}

/** The same for whoever acts, Caseline itself included. */
export const stamp = (actor: Actor | typeof system, as: readonly Role[]): Stamp =>
  actor === system ? system : stampOf(actor, as);
