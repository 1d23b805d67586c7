import type { z } from 'zod';
import { complaint } from '../domain/complaints.ts';

type Issue = z.core.$ZodRawIssue;

/** What zod calls a shape, as people say it. */
const shapes = {
  string: complaint('must be text'),
  number: complaint('must be a number'),
  int: complaint('must be a whole number'),
  boolean: complaint('must be true or false'),
  array: complaint('must be a list'),
} as const;

/** Formats that have a name; the pattern of any other one means nothing to a reader. */
const formats = {
  email: complaint('is not an e-mail address'),
  url: complaint('is not a web address'),
  datetime: complaint('must be an RFC 3339 time'),
  date: complaint('must be a date such as 2026-10-01'),
} as const;

const named = <T extends object>(table: T, name: string): T[keyof T] | undefined =>
  Object.hasOwn(table, name) ? table[name as keyof T] : undefined;

/** By what a size is counted: the letters of a text, the entries of a list, or the number itself. */
type Origin = 'string' | 'array' | 'number';
const least = {
  string: 'must have at least {n} characters',
  array: 'must have at least {n} entries',
  number: 'must be at least {n}',
} as const;
const most = {
  string: 'must have at most {max} characters',
  array: 'must have at most {n} entries',
  number: 'must be at most {n}',
} as const;
const countedBy = (origin: string): Origin => (origin === 'string' || origin === 'array' ? origin : 'number');

/**
 * What a schema complains of, in plain English that has its Chinese (`complained`): whoever fills in a form reads it
 * beside the field, and knows no validator. A complaint that a schema words itself is left as it is.
 */
export function plainly(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return complaint('is missing');
      return named(shapes, issue.expected) ?? complaint('is not of the kind that belongs here');
    case 'too_small': {
      const by = countedBy(issue.origin);
      const n = Number(issue.minimum);
      return n === 1 && by !== 'number' ? complaint('must not be empty') : complaint(least[by], { n });
    }
    case 'too_big':
      return complaint(most[countedBy(issue.origin)], {
        n: Number(issue.maximum),
        max: Number(issue.maximum),
      });
    case 'invalid_format':
      return named(formats, issue.format) ?? complaint('is not written as it has to be');
    case 'invalid_value':
      return complaint('must be one of {values}', { values: issue.values.map(String).join(', ') });
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return complaint('is not of the kind that belongs here');
  }
}
