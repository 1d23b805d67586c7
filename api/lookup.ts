import { z } from 'zod';
import { viewCase } from '../domain/case/view.ts';
import { complaint } from '../domain/complaints.ts';
import { entitlementOn } from '../domain/entitlement.ts';
import { assetsOf } from '../store/assets.ts';
import { listCases } from '../store/cases.ts';
import { contractsOf } from '../store/contracts.ts';
import { type CustomerRecord, findCustomer, findCustomersBy, peopleBy } from '../store/customers.ts';
import { findPeople } from '../store/people.ts';
import { asset } from './assets.ts';
import { contract } from './contracts.ts';
import { shownToStaff } from './cases.ts';
import { today } from './centre.ts';
import { contactView, customerView, viewCustomer } from './customers.ts';
import { drawingsOf, drawingView } from './drawings.ts';
import * as f from './fields.ts';
import { invalidField, notThere } from './problem.ts';
import { staff } from './roles.ts';
import { type Answer, type Deps, ok, route, type Route, type SignedInCall } from './route.ts';
import { caseView, entitlement, person } from './views.ts';

const candidate = person
  .extend({
    people: z.array(contactView).meta({ description: 'whose number or address it is, as far as known' }),
  })
  .meta({ id: 'Candidate' });

const callerView = customerView
  .extend({
    engineers: z.array(person),
    contracts: z.array(contract.kept),
    assets: z.array(asset.kept),
    drawings: z.array(drawingView),
    openCases: z.array(caseView),
    entitlement: entitlement.meta({ description: 'what a case without equipment would be owed today' }),
    others: z.array(person).meta({ description: 'customers at whom the number or address is known as well' }),
    candidates: z
      .array(candidate)
      .meta({ description: 'every customer at whom the number or address is known, this one among them' }),
  })
  .meta({ id: 'Caller', description: 'What the hotline sees when somebody calls' });

const lookup = z.strictObject({ id: f.id.optional(), phone: f.phone.optional(), email: f.email.optional() });

type Candidate = z.infer<typeof candidate>;

/** Everything about a customer that whoever takes their call needs at once (S0). */
async function callerOf(
  customer: CustomerRecord,
  others: CustomerRecord[],
  candidates: Candidate[],
  deps: Deps,
) {
  const [engineers, agreed, installed, drawings, cases] = await Promise.all([
    findPeople(customer.engineerIds),
    contractsOf(customer._id),
    assetsOf(customer._id),
    drawingsOf(customer._id),
    listCases(
      { customerId: customer._id, status: ['open', 'on_hold', 'resolved'] },
      { by: 'openedAt', descending: true },
      null,
      25,
    ),
  ]);
  return {
    ...viewCustomer(customer),
    engineers: engineers.map(({ _id, name }) => ({ id: _id, name })),
    contracts: await Promise.all(agreed.map((each) => contract.view(each, deps))),
    assets: await Promise.all(installed.map((each) => asset.view(each, deps))),
    drawings,
    openCases: await Promise.all(cases.data.map((state) => shownToStaff(viewCase(state)))),
    entitlement: entitlementOn(agreed, null, today(deps)),
    others: others.map(({ _id, name }) => ({ id: _id, name })),
    candidates,
  };
}

/** Brings up who calls. */
async function lookUp({
  query,
  deps,
}: SignedInCall<unknown, z.infer<typeof lookup>, unknown>): Promise<Answer> {
  const { id, phone, email } = query;
  const keys = [id, phone, email].filter((key) => key !== undefined);
  if (keys.length !== 1) throw invalidField('', complaint('give exactly one of id, phone and email'));
  const key = phone !== undefined ? { phone } : { email: email ?? '' };
  const known = id !== undefined ? [await findCustomer(id)] : await findCustomersBy(key);
  const [found, ...others] = known.filter((each) => each !== null);
  if (!found) throw notThere(`customer ${keys[0]}`);
  const candidates = [found, ...others].map((each) => ({
    ...{ id: each._id, name: each.name },
    people: id === undefined ? peopleBy(each, key) : [],
  }));
  return ok(await callerOf(found, others, candidates, deps));
}

export const lookupRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/customers/lookup',
    tag: 'Customers',
    summary: 'Who calls: a customer by ID, telephone number or e-mail address',
    roles: staff,
    query: lookup,
    refuses: [404],
    answer: { status: 200, description: 'The customer and what is open', schema: callerView },
    handler: lookUp,
  }),
];
