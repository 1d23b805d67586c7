import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a session lasts in which nobody works, and a token that a program asked for; in seconds. */
export const sessionSeconds = 3600;
/** How long a session lasts however much is worked in it: a long shift, in seconds. */
export const longestSession = 12 * 3600;

const cookieName = 'caseline_session';
const issuer = 'caseline';
const audience = 'caseline-api';
const algorithm = 'HS256';
/** A key of its own, so that a link from a mail is no session, although one secret is behind both. */
const keyOf = (secret: string): Uint8Array =>
  createHmac('sha256', secret).update('caseline/sessions').digest();

/** Who signed in, and when; in epoch seconds. */
export interface Session {
  userId: string;
  since: number;
}

const now = () => Math.floor(Date.now() / 1000);
/** How many seconds a session lasts that began at `since` and is signed at `at`. */
const lifeOf = (since: number, at: number) => Math.min(sessionSeconds, since + longestSession - at);

/** A token that says who; what they may do is looked up at every request. `at`, `since`: epoch seconds. */
export function signSession(userId: string, secret: string, at = now(), since = at): Promise<string> {
  return new SignJWT({ auth_time: since })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + lifeOf(since, at))
    .sign(keyOf(secret));
}

/** The session of a token, or null when it is forged, altered, over or meant for something else. */
export async function readSession(token: string, secret: string): Promise<Session | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: [algorithm], issuer, audience });
    const { sub, iat = 0, auth_time: since = iat } = payload as typeof payload & { auth_time?: number };
    return sub ? { userId: sub, since } : null;
  } catch {
    return null;
  }
}

/** The token in a `Cookie` header. */
export function tokenIn(cookies = ''): string | undefined {
  const pairs = cookies.split(';').map((pair) => pair.trim().split('=') as [string, string?]);
  return pairs.find(([name]) => name === cookieName)?.[1];
}

const cookie = (token: string, age: number, publicUrl: string) =>
  `${cookieName}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict` +
  (publicUrl.startsWith('https:') ? '; Secure' : '');

interface Settings {
  secret: string;
  publicUrl: string;
}

/** `Set-Cookie` for a session that begins, or that goes on. */
export async function sessionCookie(
  { userId, since }: { userId: string; since?: number },
  { secret, publicUrl }: Settings,
): Promise<string> {
  const at = now();
  return cookie(await signSession(userId, secret, at, since), lifeOf(since ?? at, at), publicUrl);
}

/** `Set-Cookie` that ends a session. */
export const noSessionCookie = ({ publicUrl }: Pick<Settings, 'publicUrl'>): string =>
  cookie('', 0, publicUrl);
