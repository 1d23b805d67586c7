import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

export type LinkPurpose = 'consent' | 'survey';

/** What a link stands for: one request for consent, or one survey, of one case. */
export interface Link {
  number: string;
  /** The case's `round`: after a rejection or a reopening the links of the earlier round say nothing any more. */
  round: number;
}

const algorithm = 'HS256';
/** A key of its own, so that a link is no session and a session no link, although one secret is behind both. */
const keyOf = (secret: string): Uint8Array => createHmac('sha256', secret).update('caseline/links').digest();

/**
 * The token of a link that works without a login. The same input gives the same token, so a message that is written
 * twice reads the same. `expiresAt` in epoch milliseconds; without it the link never ends by itself.
 */
export function signLink(
  { purpose, number, round, expiresAt }: Link & { purpose: LinkPurpose; expiresAt?: number },
  secret: string,
): Promise<string> {
  const token = new SignJWT({ round })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(number)
    .setAudience(purpose);
  if (expiresAt !== undefined) token.setExpirationTime(Math.ceil(expiresAt / 1000));
  return token.sign(keyOf(secret));
}

/** What the token stands for, or null for one that was altered, forged, meant for something else, or has expired. */
export async function verifyLink(token: string, purpose: LinkPurpose, secret: string): Promise<Link | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: [algorithm], audience: purpose });
    const { sub, round } = payload;
    return typeof sub === 'string' && typeof round === 'number' ? { number: sub, round } : null;
  } catch {
    return null;
  }
}

export const consentUrl = (publicUrl: string, token: string): string => `${publicUrl}/consents/${token}`;
export const surveyUrl = (publicUrl: string, token: string): string => `${publicUrl}/surveys/${token}`;
export const caseUrl = (publicUrl: string, number: string): string => `${publicUrl}/cases/${number}`;
export const stockUrl = (publicUrl: string): string => `${publicUrl}/stock`;
export const callUrl = (publicUrl: string, number: string): string => `${publicUrl}/calls/${number}`;
