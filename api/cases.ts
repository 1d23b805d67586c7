import { z } from 'zod';
import { openers } from '../domain/case/actions.ts';
import { currentEdition } from '../domain/case/edition.ts';
import { type CaseView, viewCase } from '../domain/case/view.ts';
import type { CaseState } from '../domain/case/state.ts';
import { complaint } from '../domain/complaints.ts';
import { inside } from '../domain/policy.ts';
import { disclosedCase } from '../domain/disclosure.ts';
import { isSolver } from '../domain/people.ts';
import { defaultPolicyId } from '../policies/shipped.ts';
import { findCase } from '../store/cases.ts';
import { nextNumber } from '../store/counters.ts';
import { findCustomer } from '../store/customers.ts';
import { awayUntil } from '../store/duty.ts';
import type { Person } from '../domain/people.ts';
import { compiledPolicy } from '../store/policies.ts';
import { knownStuck, type StuckRecord } from '../store/stuck.ts';
import { opening } from './bodies.ts';
import { dateAt } from '../calendars/zone.ts';
import { isOutside, usualType } from '../domain/case/types.ts';
import { withoutVisits } from '../domain/policy.ts';
import { caseTypes } from '../store/caseTypes.ts';
import { afterTheFact } from './afterTheFact.ts';
import { today } from './centre.ts';
import { spokenTo } from './contacts.ts';
import { findEngineer, namedColleagues } from './colleagues.ts';
import * as f from './fields.ts';
import { checkIntake } from './intake.ts';
import { Gone } from './temporal.ts';
import type { CaseInput } from '../workflows/contract.ts';
import { checkOwnRequest } from './ownRequest.ts';
import { invalidField, noSuch, Problem } from './problem.ts';
import { checkContact, reachOf } from './reach.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedIn, type SignedInCall } from './route.ts';
import { anyCaseView } from './views.ts';

export const numberParams = z.strictObject({ number: f.caseNumber });
export const caseLocation = (number: string): string => `/api/v1/cases/${number}`;

/** The organisation that somebody is bound to, or undefined for staff. */
export const boundTo = (actor: SignedIn): string | undefined =>
  actor.roles.some((role) => role !== 'customer') ? undefined : (actor.customerId ?? 'none');

/** The case from the read model; one of another organisation is not there for a customer. */
export async function visibleCase(number: string, actor: SignedIn): Promise<CaseState> {
  const found = await findCase(number);
  const bound = boundTo(actor);
  if (!found || (bound !== undefined && found.customer.id !== bound))
    throw new Problem('not_found', say('noCaseHere', { number }));
  return found;
}

/** The case as its reader may see it. */
export const shownTo = async (actor: SignedIn, view: CaseView): Promise<object> =>
  boundTo(actor) === undefined ? shownToStaff(view) : disclosedCase(view);

/** The case and whether it is stuck, which whoever works on it has to know. */
export async function shownToStaff(view: CaseView): Promise<object> {
  const stuck = (await knownStuck()).get(view.number);
  return { ...view, stuck: stuck ? viewStuck(stuck) : null };
}

export const viewStuck = ({ reason, since }: StuckRecord) => ({ reason, since: since.toISOString() });

type OpenCall = SignedInCall<unknown, unknown, z.infer<typeof opening>>;

/** Customers report for themselves; who handles it, and by which policy, is not theirs to choose. */
function checkCustomer({ actor, body }: OpenCall): void {
  const bound = boundTo(actor);
  if (bound === undefined) return;
  if (body.customerId !== bound) throw noSuch('customerId', 'customer', body.customerId);
  if (body.channel !== 'web') throw invalidField('channel', complaint("must be 'web' for a customer"));
  const forStaff = (
    ['assigneeId', 'evenOnLeave', 'watchers', 'policyId', 'openedAt', 'reason', 'solution'] as const
  ).filter((field) => body[field] !== undefined);
  if (forStaff.length) throw new Problem('forbidden', `${forStaff.join(' and ')}: for staff`);
}

/** Opens the case that `call.body` asks for, once for its attempt. */
export async function openCase(call: OpenCall): Promise<Answer> {
  const { actor, body, deps, attempt } = call;
  checkCustomer(call);
  checkContact(body.contact, body.channel);
  const { customerId, assigneeId, contact, serialNumber = null, ...rest } = body;
  const late = afterTheFact(body, {
    now: Date.now(),
    solver: assigneeId !== undefined || isSolver(actor.roles),
  });
  const [found, named, watchers] = await Promise.all([
    findCustomer(customerId),
    assigneeId === undefined ? undefined : findEngineer(assigneeId, 'assigneeId'),
    namedColleagues(body.watchers ?? [], 'watchers'),
    rest.type === undefined ? undefined : checkType(rest.type),
  ]);
  if (named && !body.evenOnLeave) await checkLeave(named);
  const assignee = named ?? (late?.solution ? { id: actor.id, name: actor.name } : undefined);
  if (!found) throw noSuch('customerId', 'customer', customerId);
  if (boundTo(actor) !== undefined) await checkOwnRequest(body, actor, found);
  const customer = { id: found._id, name: found.name };
  const discreet = boundTo(actor) !== undefined;
  const day = today(deps);
  const { timeZone } = deps.settings;
  const began = late ? dateAt(timeZone, late.openedAt) : day;
  const checked = await checkIntake(customer, serialNumber, { day: began, discreet });
  const { contract, asset } = checked;
  // The contract chooses the policy, unless the request names one.
  const policyId = rest.policyId ?? contract?.policyId ?? defaultPolicyId;
  const promised = await compiledPolicy(policyId);
  if (!promised) throw noSuch('policyId', 'policy', policyId);
  const policy = inside(promised, contract?.calendarId ?? null);
  // A contract's scope wins. What is outside it is a consultant's, and nobody is promised on site.
  const outside = isOutside(contract?.scope ?? policy.scope, rest.type ?? usualType);
  const entitlement = outside
    ? { ...checked.entitlement, covered: false, reason: 'out_of_scope' as const }
    : checked.entitlement;
  const opener = discreet ? actor.language : undefined;
  const written = await spokenTo(contact, found, { settings: deps.settings, opener });
  const number = await attempt.reserve(() => nextNumber('C', day));
  const { id, name } = actor;
  const input: CaseInput = {
    opening: {
      number,
      edition: currentEdition,
      title: rest.title,
      description: rest.description ?? '',
      channel: rest.channel,
      type: rest.type ?? usualType,
      category: rest.category ?? null,
      vendor: rest.vendor ?? asset?.vendor ?? null,
      serialNumber,
      priority: rest.priority ?? contract?.defaultPriority ?? policy.defaultPriority ?? 'P3',
      ...(rest.serviceMode && { serviceMode: rest.serviceMode }),
      ...(late && { afterTheFact: late }),
      customer,
      contact: written,
      entitlement,
      policy: outside ? withoutVisits(policy) : policy,
      agent: actor.roles.includes('agent') ? { id, name } : null,
      reach: await reachOf(contact),
      ...(watchers.length && { watchers }),
    },
    by: plain(actor),
    ...(assignee && { assignee }),
  };
  const view = await deps.engine.openCase(input, `open-${attempt.updateId}`).catch(async (error: unknown) => {
    // Repeated when the case is over already: it was opened, and that is the answer.
    const found = error instanceof Gone ? await findCase(number) : null;
    if (found) return viewCase(found);
    throw error;
  });
  return created(caseLocation(number), await shownTo(actor, view), view.revision);
}

/** Who is on leave gets a case only from somebody who says that they know. */
async function checkLeave({ id, name }: Person): Promise<void> {
  const { awayUntil: until } = await awayUntil(id);
  if (until !== undefined) throw new Problem('wrong_state', say('onLeave', { name, until }));
}

/** New cases have a type of the list that is not retired. */
export async function checkType(id: string): Promise<void> {
  const found = await caseTypes.find(id);
  if (!found || found.document.retired) throw noSuch('type', 'case type', id);
}

/** The actor as workflows know people: without what only the API needs. */
export function plain({ language: _language, timeZone: _timeZone, ...actor }: SignedIn) {
  return actor;
}

export const caseRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/cases',
    tag: 'Cases',
    summary: 'Open a case',
    roles: openers,
    sends: 'cases',
    body: opening,
    answer: { status: 201, description: 'The case', schema: anyCaseView },
    handler: openCase,
  }),
  route({
    method: 'get',
    path: '/api/v1/cases/{number}',
    tag: 'Cases',
    summary: 'One case',
    roles: everyone,
    params: numberParams,
    answer: { status: 200, description: 'The case', schema: anyCaseView },
    handler: async ({ params, actor }) => {
      const view = viewCase(await visibleCase(params.number, actor));
      return ok(await shownTo(actor, view), view.revision);
    },
  }),
];
