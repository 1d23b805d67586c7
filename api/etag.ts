import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';

/** An entity tag of RFC 9110, 8.8.3, and a list of them. */
const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const list = new RegExp(String.raw`^[\s,]*${tag}(?:\s*,[\s,]*${tag})*[\s,]*$`);

/** Who lists more tags than these guesses. */
const most = 20;

/**
 * The revisions in `If-Match: "42", "43"`, of which any is good, the newest first; a single `undefined` without the header
 * or with `*`. Throws `stale` for well-formed tags of which none can be ours, weak ones too, which never match (RFC 9110,
 * 13.1.1), and `invalid` for what is no list of tags.
 */
export function revisionsOf(ifMatch: string | undefined): (number | undefined)[] {
  const value = ifMatch?.trim();
  if (value === undefined || value === '*') return [undefined];
  if (!list.test(value)) throw invalidField('If-Match', 'must be an ETag as it was given, such as "42"');
  const tags = value.match(/(?:W\/)?"[^"]*"/g) ?? [];
  const ours = tags.flatMap((each) => /^"(\d{1,15})"$/.exec(each)?.[1] ?? []).map(Number);
  if (!ours.length || ours.length > most) throw new Problem('stale', say('noTagOfOurs'));
  return ours.toSorted((one, other) => other - one);
}

export const stale = (what: string, expected: number): Problem =>
  new Problem('stale', say('noLongerAt', { what, revision: expected }));
