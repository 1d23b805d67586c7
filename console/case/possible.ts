import { actionRules } from '../../domain/case/actions.ts';
import type { Case, User } from '../api/queries.ts';
import { type CaseAction, forms } from './forms.ts';

type Condition = (item: Case, me: User) => boolean;
const holds: Condition = (item, me) => item.assignee?.id === me.id;
const works: Condition = (item, me) => holds(item, me) || item.expert?.id === me.id;
const vendor =
  (state: string): Condition =>
  ({ vendorCases }) =>
    vendorCases.some((one) => one.state === state);
const visit =
  (state: string): Condition =>
  ({ visits }, me) =>
    visits.some((one) => one.state === state && one.engineer.id === me.id);

/** What depends on the case itself, beside stage and role; the engine has the last word. */
const conditions: Partial<Record<CaseAction, Condition>> = {
  respond: holds,
  diagnose: works,
  resolve: works,
  takeOver: (item, me) => !holds(item, me),
  assign: ({ assignee }) => assignee === null,
  hold: ({ hold }) => hold === null,
  resume: ({ hold }) => hold !== null,
  confirmVendor: vendor('requested'),
  declineVendor: vendor('requested'),
  vendorCase: vendor('confirmed'),
  vendorClose: vendor('open'),
  requestDispatch: ({ dispatchRequestedAt }) => dispatchRequestedAt === null,
  declineDispatch: ({ dispatchRequestedAt }) => dispatchRequestedAt !== null,
  arrive: visit('dispatched'),
  depart: visit('arrived'),
  coverage: ({ entitlement, coverage }) => !entitlement.covered && coverage === null,
  callBack: ({ clocks }) => clocks.some(({ name, state }) => name === 'call_back' && state === 'running'),
};

/** The actions that the table of permissions, and the case as it stands, leave to `me`. */
export function possibleActions(item: Case, me: User): CaseAction[] {
  return (Object.keys(forms) as CaseAction[]).filter((action) => {
    const { stages, roles } = actionRules[action];
    return (
      stages.includes(item.stage) &&
      me.roles.some((role) => roles.includes(role)) &&
      (conditions[action]?.(item, me) ?? true)
    );
  });
}
