import { z } from 'zod';
import { LoginTry } from '../store/logins.ts';
import { checkPassword, hashPassword } from '../store/passwords.ts';
import { changeUser, findPasswordHash } from '../store/people.ts';
import { endSession, endSessions, sessionsOf } from '../store/sessions.ts';
import { networkOf } from './address.ts';
import * as f from './fields.ts';
import { beginSession, mayTry, settingsOf } from './login.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Answer, empty, ok, route, type Route, type SignedInCall } from './route.ts';
import { sessionCookie } from './session.ts';

const newPassword = z
  .strictObject({ current: z.string().min(1).max(256), new: f.password })
  .meta({ id: 'NewPassword' });

/** Changes the caller's own password and ends what was issued before; a browser gets another cookie at once. */
async function changePassword(
  call: SignedInCall<unknown, unknown, z.infer<typeof newPassword>>,
): Promise<Answer> {
  const { actor, address, body } = call;
  const attempt = new LoginTry(actor.id, networkOf(address), true);
  await mayTry(attempt);
  if (!(await checkPassword(body.current, await findPasswordHash(actor.id))))
    throw new Problem('forbidden', say('passwordWrong'));
  await attempt.succeed();
  const { byCookie } = await call.session();
  await changeUser(actor.id, { passwordHash: await hashPassword(body.new) });
  await endSessions(actor.id);
  if (!byCookie) return empty;
  const session = await beginSession(call, actor.id, 'browser');
  return { ...empty, headers: { 'set-cookie': await sessionCookie(session, settingsOf(call)) } };
}

const sessionView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['browser', 'program']),
    begunAt: z.iso.datetime(),
    endsAt: z.iso.datetime().meta({ description: 'at the latest' }),
    address: z.string(),
    agent: z.string().nullable().meta({ description: 'what the browser or program calls itself' }),
    current: z.boolean().meta({ description: 'whether it is the one that asks' }),
  })
  .meta({ id: 'Session' });

async function sessions({ actor, session }: SignedInCall<unknown, unknown, unknown>): Promise<Answer> {
  const [own, all] = await Promise.all([session(), sessionsOf(actor.id)]);
  const data = all.map(({ _id: id, kind, begunAt, endsAt, address, agent }) => ({
    ...{ id, kind, address, agent, current: id === own.id },
    ...{ begunAt: begunAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  return ok({ data, page: { next: null } });
}

const path = '/api/v1/me/sessions';
export const ownAccountRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/me/password',
    tag: 'Sign in',
    summary: 'Change my password; every session and token issued before ends',
    roles: everyone,
    body: newPassword,
    refuses: [429],
    answer: { status: 204, description: 'The new password holds; a browser gets another cookie' },
    handler: changePassword,
  }),
  route({
    ...{ method: 'get', path, tag: 'Sign in', summary: 'Where I am signed in, the newest first' },
    roles: everyone,
    answer: {
      status: 200,
      description: 'The sessions that are not over',
      schema: z.strictObject({ data: z.array(sessionView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: sessions,
  }),
  route({
    ...{ method: 'delete', path: `${path}/{id}`, tag: 'Sign in', summary: 'End one of my sessions' },
    roles: everyone,
    params: z.strictObject({ id: z.uuid() }),
    answer: { status: 204, description: 'It is over' },
    handler: async ({ actor, params }) => {
      if (!(await endSession(actor.id, params.id))) throw notThere(`session ${params.id}`);
      return empty;
    },
  }),
];
