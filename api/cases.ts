import { z } from 'zod';
import { type CaseView, viewCase } from '../domain/case/view.ts';
import type { CaseState } from '../domain/case/state.ts';
import { queueNames } from '../domain/case/queues.ts';
import { disclosedCase } from '../domain/disclosure.ts';
import { channels, managerRoles, priorities, stages, statuses, type Role } from '../domain/vocabulary.ts';
import { defaultPolicyId } from '../policies/shipped.ts';
import { both, type CaseFilter } from '../store/caseFilter.ts';
import { type CaseSort, countCases, findCase, listCases } from '../store/cases.ts';
import { nextNumber } from '../store/counters.ts';
import { findCustomer } from '../store/customers.ts';
import { compiledPolicy } from '../store/policies.ts';
import { queueFilter, readerOf } from '../store/queues.ts';
import { opening } from './bodies.ts';
import { findEngineer } from './colleagues.ts';
import * as f from './fields.ts';
import { checkIntake } from './intake.ts';
import { Gone } from './temporal.ts';
import type { CaseInput } from '../workflows/contract.ts';
import { answerPage, flag, listQuery, pageOf } from './pages.ts';
import { invalidField, notThere, Problem, unknownField } from './problem.ts';
import { everyone } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedIn, type SignedInCall } from './route.ts';
import { anyCaseView } from './views.ts';

const openers: readonly Role[] = ['customer', 'agent', 'engineer', 'expert', ...managerRoles];
export const numberParams = z.strictObject({ number: f.caseNumber });
export const caseLocation = (number: string): string => `/api/v1/cases/${number}`;

/** The organisation that somebody is bound to, or undefined for staff. */
export const boundTo = (actor: SignedIn): string | undefined =>
  actor.roles.some((role) => role !== 'customer') ? undefined : (actor.customerId ?? 'none');

/** The case from the read model; one of another organisation is not there for a customer. */
export async function visibleCase(number: string, actor: SignedIn): Promise<CaseState> {
  const found = await findCase(number);
  const bound = boundTo(actor);
  if (!found || (bound !== undefined && found.customer.id !== bound)) throw notThere(`case ${number}`);
  return found;
}

/** The case as its reader may see it. */
export const shownTo = (actor: SignedIn, view: CaseView): object =>
  boundTo(actor) === undefined ? view : disclosedCase(view);

type OpenCall = SignedInCall<unknown, unknown, z.infer<typeof opening>>;

/** Customers report for themselves; who handles it, and by which policy, is not theirs to choose. */
function checkCustomer({ actor, body }: OpenCall): void {
  const bound = boundTo(actor);
  if (bound === undefined) return;
  if (body.customerId !== bound)
    throw unknownField('customerId', `There is no customer '${body.customerId}'`);
  if (body.channel !== 'web') throw invalidField('channel', "must be 'web' for a customer");
  if (body.assigneeId !== undefined || body.policyId !== undefined)
    throw new Problem('forbidden', 'assigneeId and policyId are for staff');
}

/** Opens the case that `call.body` asks for, once for its attempt. */
export async function openCase(call: OpenCall): Promise<Answer> {
  const { actor, body, deps, attempt } = call;
  checkCustomer(call);
  const { customerId, assigneeId, contact, serialNumber = null, ...rest } = body;
  const [found, assignee] = await Promise.all([
    findCustomer(customerId),
    assigneeId === undefined ? undefined : findEngineer(assigneeId, 'assigneeId'),
  ]);
  if (!found) throw unknownField('customerId', `There is no customer '${customerId}'`);
  const customer = { id: found._id, name: found.name };
  const discreet = boundTo(actor) !== undefined;
  const { contract, asset, entitlement } = await checkIntake(customer, serialNumber, { discreet });
  // The contract chooses the policy, unless the request names one.
  const policyId = rest.policyId ?? contract?.policyId ?? defaultPolicyId;
  const policy = await compiledPolicy(policyId);
  if (!policy) throw unknownField('policyId', `There is no policy '${policyId}'`);
  const number = await attempt.reserve(() => nextNumber('C'));
  const { id, name, language } = actor;
  const input: CaseInput = {
    opening: {
      number,
      title: rest.title,
      description: rest.description ?? '',
      channel: rest.channel,
      category: rest.category ?? null,
      vendor: rest.vendor ?? asset?.vendor ?? null,
      serialNumber,
      priority: rest.priority ?? 'P3',
      customer,
      contact: boundTo(actor) === undefined ? contact : { language, ...contact },
      entitlement,
      policy,
      agent: actor.roles.includes('agent') ? { id, name } : null,
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
  return created(caseLocation(number), shownTo(actor, view), view.revision);
}

/** The actor as workflows know people: without what only the API needs. */
export function plain({ language: _language, ...actor }: SignedIn) {
  return actor;
}

/** What a list of cases can be narrowed by; several at once must all be met. */
export const caseFilters = {
  queue: z
    .enum(queueNames)
    .optional()
    .meta({ description: 'a queue of the workspace, as the reader sees it' }),
  status: f.oneOrMore(statuses).optional(),
  stage: f.oneOrMore(stages).optional(),
  priority: f.oneOrMore(priorities).optional(),
  channel: f.oneOrMore(channels).optional(),
  assignee: f.id.optional(),
  customer: f.id.optional(),
  vendor: f.line(64).optional(),
  category: f.line(64).optional(),
  openedFrom: f.timestamp.optional().meta({ description: 'inclusive' }),
  openedTo: f.timestamp.optional().meta({ description: 'exclusive' }),
  closedFrom: f.timestamp.optional().meta({ description: 'closed or cancelled; inclusive' }),
  closedTo: f.timestamp.optional().meta({ description: 'exclusive' }),
  overdue: flag.optional(),
  q: f.line(200).optional().meta({ description: 'every word must begin a word of the case' }),
};
const caseList = listQuery(
  [
    ...(['-openedAt', 'openedAt', '-dueAt', 'dueAt'] as const),
    ...(['-closedAt', 'closedAt', '-priority', 'priority', '-number', 'number'] as const),
  ],
  caseFilters,
);
type CaseList = z.infer<typeof caseList>;

/** A stretch of time in the query, from and to; throws where it ends before it begins. */
function stretch(query: CaseList, name: 'opened' | 'closed'): [Date | undefined, Date | undefined] {
  const [from, to] = [query[`${name}From`], query[`${name}To`]].map((at) => at && new Date(at));
  if (from && to && from >= to) throw invalidField(`${name}To`, `must be later than ${name}From`);
  return [from || undefined, to || undefined];
}

async function list(call: SignedInCall<unknown, CaseList, unknown>): Promise<Answer> {
  const { query, actor } = call;
  const { assignee, customer, queue, sort = '-openedAt' } = query;
  const [openedFrom, openedTo] = stretch(query, 'opened');
  const [closedFrom, closedTo] = stretch(query, 'closed');
  const bound = boundTo(actor);
  if (queue && bound !== undefined) throw invalidField('queue', 'is for staff');
  const { status, stage, priority, channel, vendor, category, overdue, q } = query;
  const asked: CaseFilter = {
    ...{ status, stage, priority, channel, vendor, category, overdue, q },
    assigneeId: assignee === undefined ? undefined : [assignee],
    customerId: bound ?? customer,
    ...{ openedFrom, openedTo, closedFrom, closedTo },
  };
  const filter = queue ? both(asked, queueFilter(queue, await readerOf(actor.id), Date.now())) : asked;
  // A customer who asks for another organisation gets what is there for them: nothing.
  if (bound !== undefined && customer !== undefined && customer !== bound) filter.status = [];
  return answerPage(
    call,
    sort,
    (position, limit) =>
      listCases(
        filter,
        { by: sort.replace('-', '') as CaseSort, descending: sort.startsWith('-') },
        position,
        limit,
      ),
    (state) => shownTo(actor, viewCase(state)),
    () => countCases(filter),
  );
}

export const caseRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/cases',
    tag: 'Cases',
    summary: 'Open a case',
    roles: openers,
    body: opening,
    answer: { status: 201, description: 'The case', schema: anyCaseView },
    handler: openCase,
  }),
  route({
    method: 'get',
    path: '/api/v1/cases',
    tag: 'Cases',
    summary: 'Cases by filter, newest first',
    roles: everyone,
    query: caseList,
    answer: { status: 200, description: 'One page of cases', schema: pageOf(anyCaseView) },
    handler: list,
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
      return ok(shownTo(actor, view), view.revision);
    },
  }),
];
