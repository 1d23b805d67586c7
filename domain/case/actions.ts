import { managerRoles, type Role, type Stage } from '../vocabulary.ts';
import type { ActionName } from './commands.ts';

/** In which stages an action is possible, and whose it is. `decide` adds what depends on the case itself. */
export interface ActionRule {
  stages: readonly Stage[];
  roles: readonly Role[];
  /** Work that costs: not before a manager's word where the case is out of coverage. */
  costs?: true;
}

const engineers = ['engineer', 'expert'] as const;
const unresolved = [
  'assigning',
  'awaiting_response',
  'diagnosing',
  'resolving',
] as const satisfies readonly Stage[];
const handled = ['awaiting_response', 'diagnosing', 'resolving'] as const satisfies readonly Stage[];
const working = ['diagnosing', 'resolving'] as const satisfies readonly Stage[];
const open = [...unresolved, 'reviewing', 'confirming'] as const satisfies readonly Stage[];
const living = [...open, 'surveying'] as const satisfies readonly Stage[];
const house = [
  'agent',
  ...engineers,
  'rma_admin',
  'depot',
  'admin',
  ...managerRoles,
] as const satisfies readonly Role[];
const participants = ['customer', ...house] as const satisfies readonly Role[];

/** Who opens cases; a customer opens the own organisation's. */
export const openers: readonly Role[] = ['customer', 'agent', ...engineers, ...managerRoles];

/** The one table of permissions on a running case (api.md, Cases). An action that is not here does not exist. */
export const actionRules: Record<ActionName, ActionRule> = {
  assign: { stages: unresolved, roles: ['agent', ...managerRoles] },
  respond: { stages: ['awaiting_response'], roles: engineers },
  takeOver: { stages: unresolved, roles: engineers },
  reassign: { stages: unresolved, roles: managerRoles },
  release: { stages: handled, roles: ['admin', ...managerRoles] },
  handOver: { stages: handled, roles: [...engineers, ...managerRoles] },
  assist: { stages: handled, roles: [...engineers, ...managerRoles] },
  move: { stages: unresolved, roles: ['agent', ...engineers, ...managerRoles] },
  work: { stages: living, roles: engineers },
  notes: { stages: living, roles: participants },
  attach: { stages: living, roles: participants },
  tags: { stages: living, roles: house },
  watch: { stages: living, roles: house },
  updates: { stages: open, roles: ['agent', ...engineers] },
  contacted: { stages: living, roles: ['agent'] },
  diagnose: { stages: ['diagnosing'], roles: engineers },
  escalateExpert: { stages: handled, roles: ['engineer', ...managerRoles] },
  joint: { stages: handled, roles: [...engineers, ...managerRoles] },
  requestVendor: { stages: working, roles: engineers, costs: true },
  confirmVendor: { stages: working, roles: ['expert'] },
  declineVendor: { stages: working, roles: ['expert'] },
  vendorCase: { stages: working, roles: engineers },
  vendorClose: { stages: living, roles: engineers },
  coverage: { stages: open, roles: managerRoles },
  requestDispatch: { stages: handled, roles: ['agent', ...engineers, ...managerRoles] },
  declineDispatch: { stages: handled, roles: ['agent', ...managerRoles] },
  dispatch: { stages: handled, roles: ['agent', ...managerRoles], costs: true },
  arrive: { stages: living, roles: engineers },
  depart: { stages: living, roles: engineers },
  rmas: { stages: working, roles: engineers, costs: true },
  hold: { stages: handled, roles: ['agent', ...engineers] },
  resume: { stages: handled, roles: ['agent', ...engineers] },
  priority: { stages: unresolved, roles: managerRoles },
  requestPriority: { stages: unresolved, roles: engineers },
  correct: { stages: living, roles: ['agent', ...engineers, ...managerRoles] },
  resolve: { stages: working, roles: engineers },
  callBack: { stages: ['reviewing', 'confirming'], roles: ['agent', ...engineers] },
  review: { stages: ['reviewing'], roles: managerRoles },
  consent: { stages: ['confirming'], roles: ['customer', 'agent'] },
  reopen: { stages: ['surveying'], roles: ['customer', 'agent', ...managerRoles] },
  cancel: { stages: open, roles: ['agent', ...managerRoles] },
  merge: { stages: open, roles: ['agent', ...engineers, ...managerRoles] },
  link: { stages: open, roles: ['agent', ...engineers, ...managerRoles] },
  unlink: { stages: open, roles: ['agent', ...engineers, ...managerRoles] },
  answerSurvey: { stages: ['surveying'], roles: ['customer'] },
};

/** How long whoever opened a case can correct its priority, in milliseconds. [domain.md, Correction] */
export const correctable = 10 * 60_000;
