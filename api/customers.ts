import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { viewCase } from '../domain/case/view.ts';
import { assetsOf } from '../store/assets.ts';
import { listCases } from '../store/cases.ts';
import { isDuplicate } from '../store/connection.ts';
import { contractsOf } from '../store/contracts.ts';
import {
  addCustomer,
  changeCustomer,
  countCustomers,
  type CustomerRecord,
  findCustomer,
  findCustomerBy,
  listCustomers,
} from '../store/customers.ts';
import { findPeople } from '../store/people.ts';
import { asset } from './assets.ts';
import { boundTo } from './cases.ts';
import { findEngineer } from './colleagues.ts';
import { contract } from './contracts.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { invalidField, notThere, Problem } from './problem.ts';
import { everyone, staff } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedInCall } from './route.ts';
import { caseView, person } from './views.ts';

const customerView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    contacts: z.array(
      z.strictObject({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
    ),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    engineerIds: z.array(z.string()),
    centre: z.string().nullable(),
    address: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Customer' });
const callerView = customerView
  .extend({
    engineers: z.array(person),
    contracts: z.array(contract.kept),
    assets: z.array(asset.kept),
    openCases: z.array(caseView),
  })
  .meta({ id: 'Caller', description: 'What the hotline sees when somebody calls' });

const view = ({ _id, ...customer }: CustomerRecord): z.infer<typeof customerView> => ({
  id: _id,
  ...customer,
});

const contact = z.strictObject({
  name: f.line(120),
  email: f.email.nullable().default(null),
  phone: f.phone.nullable().default(null),
});
const fields = {
  name: f.line(120),
  contacts: z.array(contact).max(200),
  phones: z.array(f.phone).max(50),
  emails: z.array(f.email).max(50),
  engineerIds: z.array(f.id).max(20),
  centre: f.line(64).nullable().meta({ description: 'The regional support centre that serves them' }),
  address: f.line(300).nullable().meta({ description: 'Where engineers are sent; without one, none is' }),
};
const newCustomer = z
  .strictObject(fields)
  .partial()
  .required({ name: true })
  .extend({ id: f.id })
  .meta({ id: 'NewCustomer' });
const customerChange = z.strictObject(fields).partial().meta({ id: 'CustomerChange' });

async function checkEngineers(ids: string[] = []): Promise<void> {
  await Promise.all(ids.map((id, index) => findEngineer(id, `engineerIds.${index}`)));
}

async function add(call: SignedInCall<unknown, unknown, z.infer<typeof newCustomer>>): Promise<Answer> {
  const { id, ...given } = call.body;
  const customer = { contacts: [], phones: [], emails: [], engineerIds: [], ...given };
  await checkEngineers(customer.engineerIds);
  await call.attempt.begin();
  try {
    const added = await addCustomer(id, customer);
    return created(`/api/v1/customers/${id}`, view(added), added.revision);
  } catch (error) {
    throw isDuplicate(error) ? new Problem('taken', `There is a customer '${id}' already`) : error;
  }
}

type ChangeCall = SignedInCall<{ id: string }, unknown, z.infer<typeof customerChange>>;

async function change({ params: { id }, body, expectedRevision }: ChangeCall): Promise<Answer> {
  await checkEngineers(body.engineerIds);
  const changed = await changeCustomer(id, body, expectedRevision);
  if (changed) return ok(view(changed), changed.revision);
  throw (await findCustomer(id))
    ? stale(`Customer ${id}`, expectedRevision ?? 0)
    : notThere(`customer ${id}`);
}

const lookup = z.strictObject({ id: f.id.optional(), phone: f.phone.optional(), email: f.email.optional() });

/** Brings up who calls: the customer, the engineers responsible, contracts, equipment and the cases that are open (S0). */
async function lookUp({ query }: SignedInCall<unknown, z.infer<typeof lookup>, unknown>): Promise<Answer> {
  const { id, phone, email } = query;
  const keys = [id, phone, email].filter((key) => key !== undefined);
  if (keys.length !== 1) throw invalidField('', 'give exactly one of id, phone and email');
  const found =
    id !== undefined
      ? await findCustomer(id)
      : await findCustomerBy(phone !== undefined ? { phone } : { email: email ?? '' });
  if (!found) throw notThere(`customer ${keys[0]}`);
  const [engineers, agreed, installed, cases] = await Promise.all([
    findPeople(found.engineerIds),
    contractsOf(found._id),
    assetsOf(found._id),
    listCases(
      { customerId: found._id, status: ['open', 'on_hold', 'resolved'] },
      { by: 'openedAt', descending: true },
      null,
      25,
    ),
  ]);
  return ok({
    ...view(found),
    engineers: engineers.map(({ _id, name }) => ({ id: _id, name })),
    contracts: agreed.map(contract.view),
    assets: installed.map(asset.view),
    openCases: cases.data.map(viewCase),
  });
}

const customerList = listQuery(['name', '-name'], { q: f.line(200).optional() });
const params = z.strictObject({ id: f.id });
const base = { tag: 'Customers' };

export const customerRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/customers',
    summary: 'Customers by name',
    roles: staff,
    query: customerList,
    answer: { status: 200, description: 'One page of customers', schema: pageOf(customerView) },
    handler: (call) => {
      const { q, sort = 'name' } = call.query;
      return answerPage(
        call,
        sort,
        (position, limit) => listCustomers({ q }, sort.startsWith('-'), position, limit),
        view,
        () => countCustomers({ q }),
      );
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/customers/lookup',
    summary: 'Who calls: a customer by ID, telephone number or e-mail address',
    roles: staff,
    query: lookup,
    answer: { status: 200, description: 'The customer and what is open', schema: callerView },
    handler: lookUp,
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/customers/{id}',
    summary: 'One customer',
    roles: everyone,
    params,
    answer: { status: 200, description: 'The customer', schema: customerView },
    handler: async ({ params: { id }, actor }) => {
      const found = (boundTo(actor) ?? id) === id ? await findCustomer(id) : null;
      if (!found) throw notThere(`customer ${id}`);
      return ok(view(found), found.revision);
    },
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/v1/customers',
    summary: 'Add a customer',
    roles: editors.customers,
    body: newCustomer,
    answer: { status: 201, description: 'The customer', schema: customerView },
    handler: add,
  }),
  route({
    ...base,
    method: 'patch',
    path: '/api/v1/customers/{id}',
    summary: 'Change a customer',
    roles: editors.customers,
    params,
    body: customerChange,
    answer: { status: 200, description: 'The customer', schema: customerView },
    handler: change,
  }),
];
