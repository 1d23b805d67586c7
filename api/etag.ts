import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';

/**
 * The revision in `If-Match: "42"`; undefined without the header or with `*`. Throws `invalid` for anything that no
 * ETag of ours looks like, and `stale` for a weak one, which never matches (RFC 9110, 13.1.1).
 */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  const value = ifMatch?.trim();
  if (value === undefined || value === '*') return undefined;
  if (value.startsWith('W/')) throw new Problem('stale', 'If-Match takes no weak ETag');
  const digits = /^"(\d{1,15})"$/.exec(value)?.[1];
  if (digits === undefined) throw invalidField('If-Match', 'must be an ETag as it was given, such as "42"');
  return Number(digits);
}

export const stale = (what: string, expected: number): Problem =>
  new Problem('stale', say('noLongerAt', { what, revision: expected }));
