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

/** Which sign-in it is, whose, and when it was; in epoch seconds. */
export interface Session {
  id: string;
  userId: string;
  since: number;
}

export const now = (): number => Math.floor(Date.now() / 1000);
/** How many seconds a session lasts that began at `since` and is signed at `at`. */
export const lifeOf = (since: number, at: number) => Math.min(sessionSeconds, since + longestSession - at);

/** A token that says who; whether they are still signed in, and what they may do, is looked up at every request. */
export function signSession({ id, userId, since }: Session, secret: string, at = now()): Promise<string> {
  return new SignJWT({ auth_time: since })
    .setProtectedHeader({ alg: algorithm })
    .setJti(id)
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
    const { sub, jti, iat = 0, auth_time: since = iat } = payload as typeof payload & { auth_time?: number };
    return sub && jti ? { id: jti, userId: sub, since } : null;
  } catch {
    return null;
  }
}

/** The token in a `Cookie` header. */
export function tokenIn(cookies = ''): string | undefined {
  const pairs = cookies.split(';').map((pair) => pair.trim().split('=') as [string, string?]);
  return pairs.find(([name]) => name === cookieName)?.[1];
}

interface Settings {
  secret: string;
  publicUrl: string;
  /** Whether the browser asks by HTTPS. */
  secure?: boolean;
}

const cookie = (token: string, age: number, { publicUrl, secure = false }: Omit<Settings, 'secret'>) =>
  `${cookieName}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict` +
  (secure || publicUrl.startsWith('https:') ? '; Secure' : '');

/** `Set-Cookie` for a session that begins, or that goes on. */
export async function sessionCookie(session: Session, settings: Settings): Promise<string> {
  const at = now();
  return cookie(await signSession(session, settings.secret, at), lifeOf(session.since, at), settings);
}

/** `Set-Cookie` that ends a session. */
export const noSessionCookie = (settings: Omit<Settings, 'secret'>): string => cookie('', 0, settings);
