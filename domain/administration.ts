import { managerRoles, type Role } from './vocabulary.ts';

const managers = ['admin', ...managerRoles] as const satisfies readonly Role[];
const desk = ['agent', ...managers] as const satisfies readonly Role[];

/** Who looks behind the cases, into Temporal. */
export const operators: readonly Role[] = managers;

/** Who edits what the centre works with; the whole staff reads it. The API's routes and the console's pages ask here. */
export const editors = {
  people: ['admin'],
  customers: desk,
  contracts: desk,
  equipment: desk,
  parts: ['depot', 'rma_admin', ...managers],
  rota: managers,
  calendars: ['admin'],
  holidays: ['admin'],
  policies: managers,
  types: ['admin'],
  templates: managers,
  /** Messages that did not go out: who may send them again. */
  outbox: desk,
  /** How the services and the channels stand; read alone. */
  services: desk,
  /** Who did what; read alone. */
  audit: ['admin', 'quality_manager'],
  /** Processes that keep no promise: who begins them anew. */
  engine: ['admin'],
  faq: ['quality_manager', 'response_center_manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Administered = keyof typeof editors;

export const mayEdit = (roles: readonly Role[], what: Administered): boolean =>
  roles.some((role) => (editors[what] as readonly Role[]).includes(role));
