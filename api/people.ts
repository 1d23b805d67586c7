import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { isSolver } from '../domain/people.ts';
import { languages, roles } from '../domain/vocabulary.ts';
import { isDuplicate } from '../store/connection.ts';
import { findCustomer } from '../store/customers.ts';
import { hashPassword } from '../store/passwords.ts';
import { addUser, changeUser, countUsers, findUser, listUsers, type UserRecord } from '../store/people.ts';
import { endSessions } from '../store/sessions.ts';
import { stale } from './etag.ts';
import { complaint } from '../domain/complaints.ts';
import { messageChannels } from '../domain/notices.ts';
import * as f from './fields.ts';
import { confirming, handBackCasesOf, showWhatTheyHold } from './leaving.ts';
import { answerPage, flag, listQuery, pageOf } from './pages.ts';
import { invalidField, noSuch, notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone, staff } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedInCall } from './route.ts';

export const userView = z
  .strictObject({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    roles: z.array(z.enum(roles)),
    skills: z.array(z.string()),
    supportLine: z.int().nullable(),
    centre: z.string().nullable(),
    language: z.enum(languages),
    languageChosen: z.boolean().meta({ description: 'they chose the language themselves' }),
    timeZone: z.string().nullable(),
    customerId: z.string().nullable(),
    active: z.boolean(),
    onDuty: z.boolean(),
    deputyId: z.string().nullable(),
    undeliverable: z
      .array(z.enum(messageChannels))
      .meta({ description: 'the channels on which their address was refused for good' }),
    revision: z.int(),
  })
  .meta({ id: 'User' });

// People of before say nothing of what is kept since.
const view = ({
  _id,
  languageChosen = false,
  refused = [],
  deputyId = null,
  timeZone = null,
  ...user
}: UserRecord): z.infer<typeof userView> => ({
  id: _id,
  ...user,
  languageChosen,
  timeZone,
  deputyId,
  undeliverable: refused,
});

const fields = {
  name: f.line(120),
  email: f.email.nullable(),
  phone: f.phone.nullable(),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  skills: z.array(f.line(64)).max(50),
  supportLine: z.int().min(1).max(3).nullable().meta({ description: 'Support line 1, 2 or 3' }),
  centre: f.line(64).nullable().meta({ description: 'The regional support centre' }),
  language: z.enum(languages),
  timeZone: f.timeZone.nullable().meta({ description: "null: the customer's, or the centre's" }),
  customerId: f.id.nullable(),
  active: z.boolean(),
  onDuty: z.boolean(),
  deputyId: f.id
    .nullable()
    .meta({ description: 'who stands in while they are on leave or gone: another one of the staff' }),
  password: f.password,
};
const newUser = z
  .strictObject(fields)
  .partial()
  .required({ name: true, roles: true, password: true })
  .extend({
    username: z
      .string()
      .regex(/^[a-zA-Z0-9][\w.@-]{0,63}$/, complaint('must be letters, digits, and . _ @ -')),
  })
  .meta({ id: 'NewUser' });
const ownChange = z
  .strictObject({ language: fields.language, timeZone: fields.timeZone })
  .partial()
  .meta({ id: 'OwnChange' });
const userChange = z.strictObject(fields).partial().meta({ id: 'UserChange' });

/** A customer belongs to an organisation that exists; staff belong to none. */
async function checkCustomer(user: Pick<UserRecord, 'roles' | 'customerId'>): Promise<void> {
  const isCustomer = user.roles.includes('customer');
  if (isCustomer && user.roles.length > 1)
    throw invalidField('roles', complaint('customer goes with no other role'));
  if (isCustomer !== (user.customerId !== null))
    throw invalidField('customerId', complaint('belongs to the role customer, and only to it'));
  if (user.customerId !== null && !(await findCustomer(user.customerId)))
    throw noSuch('customerId', 'customer', user.customerId);
}

/** Whoever stands in for somebody is one of the staff, and somebody else. */
async function checkDeputy(id: string, { deputyId }: { deputyId?: string | null }): Promise<void> {
  if (!deputyId) return;
  if (deputyId === id) throw invalidField('deputyId', complaint('must be somebody else'));
  const deputy = await findUser(deputyId);
  if (!deputy?.active || deputy.customerId !== null) throw noSuch('deputyId', 'colleague', deputyId);
}

async function add(call: SignedInCall<unknown, unknown, z.infer<typeof newUser>>): Promise<Answer> {
  const { password, ...given } = call.body;
  const user = {
    ...{ email: null, phone: null, skills: [], language: 'en' as const, customerId: null },
    ...{ active: true, onDuty: true },
    ...given,
  };
  await checkCustomer(user);
  await checkDeputy('', given);
  const _id = await call.attempt.reserve(() => Promise.resolve(crypto.randomUUID()));
  try {
    const added = await addUser({ _id, ...user, passwordHash: await hashPassword(password) });
    return created(`/api/v1/users/${_id}`, view(added), added.revision);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // A retry after a crash finds what the first try added.
    const before = await findUser(_id);
    if (before) return created(`/api/v1/users/${_id}`, view(before), before.revision);
    throw new Problem('taken', say('usernameTaken', { name: user.username }));
  }
}

type ChangeCall = SignedInCall<{ id: string }, z.infer<typeof confirming>, z.infer<typeof userChange>>;

/** Whether somebody can no longer have cases. */
const leaves = ({ active, roles: held }: Pick<UserRecord, 'active' | 'roles'>): boolean =>
  !active || !isSolver(held);

async function change(call: ChangeCall): Promise<Answer> {
  const { params, query, body, actor, expectedRevision } = call;
  const present = await findUser(params.id);
  if (!present) throw notThere(`user ${params.id}`);
  const { password, ...given } = body;
  const changed = { ...present, ...given };
  if (present._id === actor.id && (!changed.active || !changed.roles.includes('admin')))
    throw new Problem('wrong_state', say('ownAdministration'));
  await checkCustomer(changed);
  await checkDeputy(present._id, given);
  const going = leaves(changed);
  if (going && !query.confirm) await showWhatTheyHold([{ id: present._id, name: present.name }]);
  const hashed = password === undefined ? {} : { passwordHash: await hashPassword(password) };
  const after = await changeUser(params.id, { ...given, ...hashed }, expectedRevision);
  if (!after) throw stale(`User ${params.id}`, expectedRevision ?? 0);
  // What was issued before is no proof any more of who may come in.
  if (password !== undefined || !after.active) await endSessions(after._id);
  if (going) await handBackCasesOf({ id: after._id, revision: after.revision }, call, 'left');
  return ok(view(after), after.revision);
}

const userList = listQuery(['username', '-username'], {
  q: f.line(64).optional().meta({ description: 'a part of the name or of the user name' }),
  role: z.enum(roles).optional(),
  skill: f.line(64).optional(),
  customer: f.id.optional(),
  active: flag.optional(),
});
const params = z.strictObject({ id: f.id });
async function one(id: string): Promise<Answer> {
  const user = await findUser(id);
  if (!user) throw notThere(`user ${id}`);
  return ok(view(user), user.revision);
}

const base = { tag: 'People' };
export const peopleRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/me',
    summary: 'Who I am',
    roles: everyone,
    answer: { status: 200, description: 'The person who is signed in', schema: userView },
    handler: ({ actor }) => one(actor.id),
  }),
  route({
    ...base,
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Choose my language and my time zone',
    roles: everyone,
    body: ownChange,
    answer: { status: 200, description: 'The person who is signed in', schema: userView },
    handler: async ({ actor, body, expectedRevision }) => {
      const chosen = body.language === undefined ? {} : { languageChosen: true };
      const after = await changeUser(actor.id, { ...body, ...chosen }, expectedRevision);
      if (!after) throw stale(`User ${actor.id}`, expectedRevision ?? 0);
      return ok(view(after), after.revision);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/users',
    summary: 'The directory, by username',
    roles: staff,
    query: userList,
    answer: { status: 200, description: 'One page of users', schema: pageOf(userView) },
    handler: (call) => {
      const { q, role, skill, customer: customerId, active, sort = 'username' } = call.query;
      const filter = { q, role, skill, customerId, active };
      return answerPage(
        call,
        sort,
        (position, limit) => listUsers(filter, sort.startsWith('-'), position, limit),
        view,
        () => countUsers(filter),
      );
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/users/{id}',
    summary: 'One user',
    roles: staff,
    params,
    answer: { status: 200, description: 'The user', schema: userView },
    handler: ({ params: { id } }) => one(id),
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/v1/users',
    summary: 'Add a user',
    roles: editors.people,
    body: newUser,
    answer: { status: 201, description: 'The user', schema: userView },
    handler: add,
  }),
  route({
    ...base,
    method: 'patch',
    path: '/api/v1/users/{id}',
    summary: 'Change a user',
    roles: editors.people,
    params,
    query: confirming,
    body: userChange,
    answer: { status: 200, description: 'The user', schema: userView },
    handler: change,
  }),
];
