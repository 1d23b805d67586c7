import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

export type LinkPurpose = 'consent' | 'survey';

/** What a link stands for: one request for consent, or one survey, of one case. */
export interface Link {
  number: string;
  /** The case's `round`: after a rejection or a reopening the links of the earlier round say nothing any more. */
  round: number;
  /** How often the case had got another customer by then; absent for never. */
  customers?: number;
  /** Epoch milliseconds; undefined in links of the first version, which had no end. */
  expiresAt?: number;
}
/** Which link it is, and whether its time is over. */
export type Followed = Link & { expired: boolean };

const algorithm = 'HS256';
/** A key of its own, so that a link is no session and a session no link, although one secret is behind both. */
const keyOf = (secret: string): Uint8Array => createHmac('sha256', secret).update('caseline/links').digest();

/**
 * The token of a link that works without a login, until `expiresAt`. The same input gives the same token, so a message
 * that is written twice reads the same.
 */
export function signLink(
  {
    purpose,
    number,
    round,
    customers,
    expiresAt,
  }: Link & Required<Pick<Link, 'expiresAt'>> & { purpose: LinkPurpose },
  secret: string,
): Promise<string> {
  return new SignJWT({ round, ...(customers && { customers }) })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(number)
    .setAudience(purpose)
    .setExpirationTime(Math.ceil(expiresAt / 1000))
    .sign(keyOf(secret));
}

/** What the token stands for, or null for one that was altered, forged or meant for something else. */
export async function verifyLink(
  token: string,
  purpose: LinkPurpose,
  secret: string,
): Promise<Followed | null> {
  const now = new Date();
  try {
    // Its end is looked at here: whoever comes late hears that it is over, not that it is wrong.
    const options = { algorithms: [algorithm], audience: purpose, currentDate: new Date(0) };
    const { sub, round, customers, exp } = (await jwtVerify(token, keyOf(secret), options)).payload;
    if (typeof sub !== 'string' || typeof round !== 'number') return null;
    const expired = exp !== undefined && exp * 1000 <= now.getTime();
    const theirs = typeof customers === 'number' && { customers };
    return { number: sub, round, ...theirs, expired, ...(exp !== undefined && { expiresAt: exp * 1000 }) };
  } catch {
    return null;
  }
}

/** Text of a message as others than its reader may see it: without the links that prove who follows them. */
export const withoutLinks = (text: string): string =>
  text
    .replace(/\/(consents|surveys|reset|invitations)\/[\w.%-]+/g, '/$1/…')
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '…');

/** The links in a text that prove who follows them. */
export const linksIn = (text: string): string[] =>
  text.match(/https?:\/\/\S+\/(?:consents|surveys)\/[\w.-]+/g) ?? [];

export const consentUrl = (publicUrl: string, token: string): string => `${publicUrl}/consents/${token}`;
export const surveyUrl = (publicUrl: string, token: string): string => `${publicUrl}/surveys/${token}`;
export const caseUrl = (publicUrl: string, number: string): string => `${publicUrl}/cases/${number}`;
export const engineUrl = (publicUrl: string): string => `${publicUrl}/administration/engine`;
export const stockUrl = (publicUrl: string): string => `${publicUrl}/stock`;
export const callUrl = (publicUrl: string, number: string): string => `${publicUrl}/calls/${number}`;
