import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { languages } from '../domain/vocabulary.ts';
import { isDuplicate } from '../store/connection.ts';
import {
  addCustomer,
  changeCustomer,
  countCustomers,
  type CustomerRecord,
  findCustomer,
  listCustomers,
} from '../store/customers.ts';
import { boundTo } from './cases.ts';
import { findEngineer } from './colleagues.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone, staff } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedInCall } from './route.ts';

const text = z.string();
export const contactView = z.strictObject({ name: text, email: text.nullable(), phone: text.nullable() });
const projectView = z
  .strictObject({ id: text, name: text, members: z.array(contactView.extend({ role: text.nullable() })) })
  .meta({ id: 'Project' });
export const customerView = z
  .strictObject({
    id: text,
    name: text,
    contacts: z.array(contactView),
    projects: z.array(projectView),
    phones: z.array(text),
    emails: z.array(text),
    engineerIds: z.array(text),
    centre: text.nullable(),
    address: text.nullable(),
    language: z.enum(languages).nullable(),
    timeZone: text.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Customer' });
// Customers of before say nothing of what is kept since.
export const viewCustomer = ({
  _id,
  projects = [],
  language = null,
  timeZone = null,
  ...customer
}: CustomerRecord): z.infer<typeof customerView> => ({
  ...{ id: _id, projects, language, timeZone },
  ...customer,
});

const contact = z.strictObject({
  name: f.line(120),
  email: f.email.nullable().default(null),
  phone: f.phone.nullable().default(null),
});
const project = z.strictObject({
  id: f.id,
  name: f.line(120),
  members: z
    .array(contact.extend({ role: f.line(64).nullable().default(null) }))
    .max(50)
    .default([]),
});
const fields = {
  name: f.line(120),
  contacts: z.array(contact).max(200),
  projects: z
    .array(project)
    .max(50)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have IDs of their own'),
  phones: z.array(f.phone).max(50),
  emails: z.array(f.email).max(50),
  engineerIds: z.array(f.id).max(20),
  centre: f.line(64).nullable().meta({ description: 'The regional support centre that serves them' }),
  address: f.line(300).nullable().meta({ description: 'Where engineers are sent; without one, none is' }),
  language: f.language.nullable().meta({ description: 'for whoever of them has said nothing else' }),
  timeZone: f.timeZone.nullable().meta({ description: 'for whoever of them has said nothing else' }),
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
    return created(`/api/v1/customers/${id}`, viewCustomer(added), added.revision);
  } catch (error) {
    throw isDuplicate(error) ? new Problem('taken', say('taken', { thing: 'customer', id })) : error;
  }
}

type ChangeCall = SignedInCall<{ id: string }, unknown, z.infer<typeof customerChange>>;

async function change({ params: { id }, body, expectedRevision }: ChangeCall): Promise<Answer> {
  await checkEngineers(body.engineerIds);
  const changed = await changeCustomer(id, body, expectedRevision);
  if (changed) return ok(viewCustomer(changed), changed.revision);
  throw (await findCustomer(id))
    ? stale(`Customer ${id}`, expectedRevision ?? 0)
    : notThere(`customer ${id}`);
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
        viewCustomer,
        () => countCustomers({ q }),
      );
    },
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
      return ok(viewCustomer(found), found.revision);
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
