import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jwtVerify, SignJWT } from 'jose';
import type { Role } from '../domain/vocabulary.ts';
import { recallUser } from '../store/people.ts';
import { type Recent, recent } from '../store/recent.ts';
import { Problem } from './problem.ts';
import type { SignedIn } from './route.ts';

/** A session's length, in seconds. */
export const sessionSeconds = 3600;
export const cookieName = 'caseline_session';

const issuer = 'caseline';
const audience = 'caseline-api';
const algorithm = 'HS256';
/** A key of its own, so that a link from a mail is no session, although one secret is behind both. */
const keyOf = (secret: string): Uint8Array =>
  createHmac('sha256', secret).update('caseline/sessions').digest();

/** A token that says who, for so many seconds; what they may do is looked up at every request. */
export const signSession = (userId: string, secret: string, seconds = sessionSeconds): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: algorithm })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${seconds} s`)
    .sign(keyOf(secret));

const unauthenticated = (detail: string): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="caseline"' } });

async function verify(token: string, secret: string): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: [algorithm], issuer, audience });
    if (payload.sub) return payload.sub;
  } catch {
    // Forged, altered, expired or meant for something else: the caller need not know which.
  }
  throw unauthenticated('The token is not valid, or no longer');
}

/** How long a token that was valid is taken for valid, in milliseconds: pages ask for several things at once. */
const memory = 2_000;
const verified = new Map<string, Recent<string>>();

/** Whose token it is; throws `unauthenticated`. */
function subjectOf(token: string, secret: string): Promise<string> {
  const known = verified.get(secret) ?? recent(memory, (each) => verify(each, secret));
  verified.set(secret, known);
  return known.get(token);
}

type Settings = { secret: string; publicUrl: string };

/** Who asks, from `Authorization: Bearer` or the session cookie. Throws `unauthenticated`, or `forbidden` for a write
 * with a cookie that another site sent. */
export async function authenticate(request: IncomingMessage, settings: Settings): Promise<SignedIn> {
  const { authorization } = request.headers;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const token = bearer ?? (authorization === undefined ? sessionCookie(request) : undefined);
  if (token === undefined)
    throw unauthenticated('Send Authorization: Bearer with a token from /api/v1/auth/token');
  if (bearer === undefined) mustBeSameOrigin(request, settings.publicUrl);
  const user = await recallUser(await subjectOf(token, settings.secret));
  if (!user?.active) throw unauthenticated('This account does not exist, or no longer');
  const { _id: id, name, roles, skills, language, customerId } = user;
  return { id, name, roles, skills, language, ...(customerId !== null && { customerId }) };
}

function sessionCookie({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=') as [string, string?]);
  return pairs.find(([name]) => name === cookieName)?.[1];
}

/** A browser sends the cookie along with whatever site made it ask; its `Origin` tells which. */
export function mustBeSameOrigin({ method, headers }: IncomingMessage, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.origin;
  const ours =
    origin === new URL(publicUrl).origin || (URL.canParse(origin ?? '') && hostOf(origin) === headers.host);
  if (!ours) throw new Problem('forbidden', 'With a session cookie, writes must come from our own pages');
}

const hostOf = (origin: string | undefined) => new URL(origin ?? '').host;

/** `Set-Cookie` for a session; with no token it ends the session. */
export function sessionCookieOf(token: string | null, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = token === null ? 0 : sessionSeconds;
  return `${cookieName}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}

/** Refuses an actor who holds none of `roles`. */
export function authorise(actor: SignedIn, roles: readonly Role[]): void {
  if (actor.roles.some((role) => roles.includes(role))) return;
  throw new Problem('forbidden', `This is for ${roles.join(', ')}; you are ${actor.roles.join(', ')}`);
}
