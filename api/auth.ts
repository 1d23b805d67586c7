import type { Request } from 'express';
import type { Said } from '../domain/sentences.ts';
import type { Role } from '../domain/vocabulary.ts';
import { recallUser } from '../store/people.ts';
import { type Recent, recent } from '../store/recent.ts';
import { recallSession } from '../store/sessions.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedIn } from './route.ts';
import { readSession, type Session, tokenIn } from './session.ts';

const unauthenticated = (detail: Said): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="caseline"' } });

async function verify(token: string, secret: string): Promise<Session> {
  const session = await readSession(token, secret);
  if (!session) throw unauthenticated(say('tokenInvalid'));
  return session;
}

/** How long a signature that was right is not looked at again, in milliseconds: pages ask for several things at once. */
const memory = 2_000;
const verified = new Map<string, Recent<Session>>();

/** Whose token it is, signed out or not; throws `unauthenticated`. */
function signedBy(token: string, secret: string): Promise<Session> {
  const known = verified.get(secret) ?? recent(memory, (each) => verify(each, secret));
  verified.set(secret, known);
  return known.get(token);
}

type Settings = { secret: string; publicUrl: string };
/** A sign-in that is not over, and whether a browser's cookie says so. */
export type OwnSession = Session & { byCookie: boolean };

/**
 * The session of a request, from `Authorization: Bearer` or the session cookie. Throws `unauthenticated`, or `forbidden`
 * for a write with a cookie that another site sent.
 */
export async function sessionOf(request: Request, settings: Settings): Promise<OwnSession> {
  const { authorization, cookie } = request.headers;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const token = bearer ?? (authorization === undefined ? tokenIn(cookie) : undefined);
  if (token === undefined) throw unauthenticated(say('tokenNeeded'));
  const byCookie = bearer === undefined;
  if (byCookie) mustBeSameOrigin(request, settings.publicUrl);
  const session = await signedBy(token, settings.secret);
  if ((await recallSession(session.id))?.userId !== session.userId)
    throw unauthenticated(say('tokenInvalid'));
  return { ...session, byCookie };
}

/** Who asks, as the directory knows them now. Throws as `sessionOf` does. */
export async function authenticate(request: Request, settings: Settings): Promise<SignedIn> {
  const { userId } = await sessionOf(request, settings);
  const user = await recallUser(userId);
  if (!user?.active) throw unauthenticated(say('accountGone'));
  const { _id: id, name, roles, skills, language, timeZone = null, customerId } = user;
  return { id, name, roles, skills, language, timeZone, ...(customerId !== null && { customerId }) };
}

/** A browser sends the cookie along with whatever site made it ask; its `Origin` tells which. */
export function mustBeSameOrigin({ method, headers, host }: Request, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.origin;
  const ours =
    origin === new URL(publicUrl).origin || (URL.canParse(origin ?? '') && hostOf(origin) === host);
  if (!ours) throw new Problem('forbidden', say('foreignPage'));
}

const hostOf = (origin: string | undefined) => new URL(origin ?? '').host;

/** Refuses an actor who holds none of `roles`. */
export function authorise(actor: SignedIn, roles: readonly Role[]): void {
  if (actor.roles.some((role) => roles.includes(role))) return;
  throw new Problem('forbidden', say('rolesNeeded', { roles, held: actor.roles }));
}
