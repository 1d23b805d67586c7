import type { IncomingMessage } from 'node:http';
import type { Said } from '../domain/sentences.ts';
import type { Role } from '../domain/vocabulary.ts';
import { recallUser } from '../store/people.ts';
import { type Recent, recent } from '../store/recent.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedIn } from './route.ts';
import { readSession, type Session, sessionCookie, tokenIn } from './session.ts';

const unauthenticated = (detail: Said): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="caseline"' } });

async function verify(token: string, secret: string): Promise<Session> {
  const session = await readSession(token, secret);
  if (!session) throw unauthenticated(say('tokenInvalid'));
  return session;
}

/** How long a token that was valid is taken for valid, in milliseconds: pages ask for several things at once. */
const memory = 2_000;
const verified = new Map<string, Recent<Session>>();

/** Whose token it is; throws `unauthenticated`. */
function sessionOf(token: string, secret: string): Promise<Session> {
  const known = verified.get(secret) ?? recent(memory, (each) => verify(each, secret));
  verified.set(secret, known);
  return known.get(token);
}

type Settings = { secret: string; publicUrl: string };

/** Who asks, from `Authorization: Bearer` or the session cookie. Throws `unauthenticated`, or `forbidden` for a write
 * with a cookie that another site sent. */
export async function authenticate(request: IncomingMessage, settings: Settings): Promise<SignedIn> {
  const { authorization, cookie } = request.headers;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const token = bearer ?? (authorization === undefined ? tokenIn(cookie) : undefined);
  if (token === undefined) throw unauthenticated(say('tokenNeeded'));
  if (bearer === undefined) mustBeSameOrigin(request, settings.publicUrl);
  const { userId } = await sessionOf(token, settings.secret);
  const user = await recallUser(userId);
  if (!user?.active) throw unauthenticated(say('accountGone'));
  const { _id: id, name, roles, skills, language, customerId } = user;
  return { id, name, roles, skills, language, ...(customerId !== null && { customerId }) };
}

/** `Set-Cookie` by which the session of a browser goes on; what a program has ends when it was said to. */
export async function prolong(request: IncomingMessage, settings: Settings): Promise<string> {
  const { authorization, cookie } = request.headers;
  const token = tokenIn(cookie);
  if (authorization !== undefined || token === undefined) throw new Problem('forbidden', say('sessionOnly'));
  return sessionCookie(await sessionOf(token, settings.secret), settings);
}

/** A browser sends the cookie along with whatever site made it ask; its `Origin` tells which. */
export function mustBeSameOrigin({ method, headers }: IncomingMessage, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.origin;
  const ours =
    origin === new URL(publicUrl).origin || (URL.canParse(origin ?? '') && hostOf(origin) === headers.host);
  if (!ours) throw new Problem('forbidden', say('foreignPage'));
}

const hostOf = (origin: string | undefined) => new URL(origin ?? '').host;

/** Refuses an actor who holds none of `roles`. */
export function authorise(actor: SignedIn, roles: readonly Role[]): void {
  if (actor.roles.some((role) => roles.includes(role))) return;
  throw new Problem('forbidden', say('rolesNeeded', { roles, held: actor.roles }));
}
