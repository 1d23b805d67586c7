/** What can be done with a case as it stands, and by whom: the one answer that the decisions and the console share. */
import { isOpen } from '../clocks.ts';
import { type Actor, isCustomer, type Person, supervises } from '../people.ts';
import { forbidden, type Refusal, wrongState } from '../refusal.ts';
import type { ClockName, ClockState, Role, Stage } from '../vocabulary.ts';
import { actionRules } from './actions.ts';
import type { ActionName } from './commands.ts';
import type { Coverage, VendorCase, Visit } from './state.ts';

/** As much of a case as says what can be done with it: its state has it, and so has the case as staff see it. */
export type Standing = {
  number: string;
  stage: Stage;
  customer: Person;
  category: string | null;
  vendor: string | null;
  assignee: Person | null;
  /** Engineers who may act as the assignee does. */
  assistants?: readonly Person[];
  expert: Person | null;
  entitlement: { covered: boolean };
  coverage: Pick<Coverage, 'decision' | 'by'> | null;
  hold: object | null;
  vendorCases: readonly Pick<VendorCase, 'vendor' | 'state'>[];
  /** The time in any form. */
  dispatchRequestedAt?: unknown;
  visits: readonly Pick<Visit, 'engineer' | 'state'>[];
  clocks: readonly { name: ClockName; state: ClockState; metAt?: unknown }[];
  resolution: { byPhone: boolean } | null;
  links?: readonly unknown[];
} & ({ policy: { id: string } } | { policyId: string });

/** Why an action cannot be done by this person on this case, whatever they say with it; undefined where nothing is in the way. */
type Barrier = (state: Standing, actor: Actor) => Refusal | undefined;

/** The vendor case that is under way, if there is one: a case works with one vendor case at a time. */
export function activeVendorCase<V extends Pick<VendorCase, 'state'>>({
  vendorCases,
}: {
  vendorCases: readonly V[];
}): V | undefined {
  const last = vendorCases.at(-1);
  return last && last.state !== 'declined' && last.state !== 'closed' ? last : undefined;
}

const vendorCaseIn =
  (wanted: VendorCase['state']): Barrier =>
  (state) => {
    const active = activeVendorCase(state);
    if (active?.state === wanted) return undefined;
    const { number } = state;
    return active
      ? wrongState('vendorCaseIs', { number, state: active.state, wanted })
      : wrongState('noVendorCase', { number, wanted });
  };

/** An expert of the area: of the case's technology or the vendor, or the one the case was escalated to. */
const outsideArea: Barrier = (state, actor) => {
  if (state.expert?.id === actor.id || actor.skills === undefined) return undefined;
  const areas = [state.category, state.vendor, activeVendorCase(state)?.vendor];
  const skills = actor.skills.map((skill) => skill.toLowerCase());
  return areas.some((area) => area && skills.includes(area.toLowerCase()))
    ? undefined
    : forbidden('notExpertHere', { name: actor.name });
};
const vendorRequest: Barrier = (state, actor) =>
  vendorCaseIn('requested')(state, actor) ?? outsideArea(state, actor);

const visitIn =
  (wanted: 'dispatched' | 'arrived'): Barrier =>
  ({ number, visits }, { id, name }) =>
    visits.some(({ engineer, state }) => engineer.id === id && state === wanted)
      ? undefined
      : wrongState('noVisit', { number, name, wanted });

/** Whether somebody has the case, or assists whoever has it. */
const has = ({ assignee, assistants = [] }: Standing, { id }: Actor): boolean =>
  id === assignee?.id || assistants.some((each) => each.id === id);

/** The assignee, or an expert: the people whose word on cause and treatment counts. */
const notTheirs: Barrier = (state, actor) =>
  has(state, actor) || actor.id === state.expert?.id || actor.roles.includes('expert')
    ? undefined
    : forbidden('onlyAssigneeOrExpert', { number: state.number, name: state.assignee?.name });

/** Those who answer for the case: whoever has it, and supervisors; beside them people in `roles`. */
const answersFor =
  (...also: Role[]): Barrier =>
  (state, actor) =>
    has(state, actor) || supervises(actor.roles) || actor.roles.some((role) => also.includes(role))
      ? undefined
      : forbidden('onlyThoseInCharge', { number: state.number, name: state.assignee?.name });

/** A customer speaks for their own organisation only. */
const foreign: Barrier = (state, actor) =>
  isCustomer(actor) && actor.customerId !== state.customer.id ? forbidden('notYours') : undefined;

function noCallBack(state: Standing): Refusal | undefined {
  const { number, clocks, resolution } = state;
  const clock = clocks.find(({ name }) => name === 'call_back');
  if (clock && isOpen(clock)) return undefined;
  if (!resolution?.byPhone) return wrongState('notSolvedByPhone', { number });
  if (clock) return wrongState('calledBackAlready', { number });
  return wrongState('noCallBackPromised', {
    number,
    policy: 'policy' in state ? state.policy.id : state.policyId,
  });
}

/** Work that costs waits for a manager's word where the case is not covered (S4). */
function notCovered({ number, entitlement, coverage }: Standing, action: ActionName): Refusal | undefined {
  if (entitlement.covered || coverage?.decision === 'approved' || coverage?.decision === 'paid')
    return undefined;
  return coverage
    ? wrongState('caseRefused', { number, name: coverage.by.name, action })
    : wrongState('caseUncovered', { number, action });
}

const barriers: Partial<Record<ActionName, Barrier>> = {
  respond: (state, actor) =>
    has(state, actor)
      ? undefined
      : forbidden('onlyAssignee', { number: state.number, name: state.assignee?.name }),
  handOver: (state, actor) =>
    state.assignee ? answersFor()(state, actor) : wrongState('withNobody', { number: state.number }),
  assist: answersFor(),
  move: answersFor('agent'),
  correct: answersFor('agent'),
  takeOver: ({ number, assignee }, { id }) =>
    id === assignee?.id ? wrongState('alreadyWith', { number, name: assignee.name }) : undefined,
  notes: foreign,
  attach: foreign,
  diagnose: notTheirs,
  resolve: notTheirs,
  requestVendor: (state) => {
    const active = activeVendorCase(state);
    return active && wrongState('vendorCaseAlready', { vendor: active.vendor, state: active.state });
  },
  confirmVendor: vendorRequest,
  declineVendor: vendorRequest,
  vendorCase: vendorCaseIn('confirmed'),
  vendorClose: vendorCaseIn('open'),
  coverage: ({ number, entitlement }) =>
    entitlement.covered ? wrongState('caseCovered', { number }) : undefined,
  requestDispatch: ({ number, dispatchRequestedAt = null }) =>
    dispatchRequestedAt === null ? undefined : wrongState('visitAskedAlready', { number }),
  declineDispatch: ({ number, dispatchRequestedAt = null }) =>
    dispatchRequestedAt === null ? wrongState('noVisitAsked', { number }) : undefined,
  arrive: visitIn('dispatched'),
  depart: visitIn('arrived'),
  hold: ({ number, hold }) => (hold ? wrongState('onHoldAlready', { number }) : undefined),
  resume: ({ number, hold }) => (hold ? undefined : wrongState('notOnHold', { number })),
  callBack: noCallBack,
  release: ({ number, assignee }) => (assignee ? undefined : wrongState('withNobody', { number })),
  merge: answersFor('agent'),
  link: answersFor('agent'),
  unlink: (state, actor) =>
    answersFor('agent')(state, actor) ??
    (state.links?.length ? undefined : wrongState('nothingLinked', { number: state.number })),
  contacted: ({ number, clocks }) =>
    clocks.some((clock) => clock.name === 'call_customer' && isOpen(clock))
      ? undefined
      : wrongState('noCallOwed', { number }),
  consent: foreign,
  reopen: foreign,
  answerSurvey: foreign,
};

/** Why the role or the stage does not allow it. */
export function outOfPlace(
  { number, stage }: Standing,
  action: ActionName,
  actor: Actor,
): Refusal | undefined {
  const rule = actionRules[action];
  if (!actor.roles.some((role) => rule.roles.includes(role)))
    return forbidden('notForRoles', { action, roles: actor.roles });
  return rule.stages.includes(stage) ? undefined : wrongState('caseNotNow', { number, stage, action });
}

/** Why what has happened to the case does not allow it, in a stage and a role that would. */
export const inTheWay = (state: Standing, action: ActionName, actor: Actor): Refusal | undefined =>
  (actionRules[action].costs && notCovered(state, action)) ?? barriers[action]?.(state, actor);

/** The actions that `actor` can do on the case as it stands; what they say with one can still be refused. */
export const possible = (state: Standing, actor: Actor): ActionName[] =>
  (Object.keys(actionRules) as ActionName[]).filter(
    (action) => !outOfPlace(state, action, actor) && !inTheWay(state, action, actor),
  );
