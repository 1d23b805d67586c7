import { z } from 'zod';

/** The one table from what went wrong to how HTTP says it (api.md, Conventions). */
export const problems = {
  invalid: [400, 'The request is not valid'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not yours to do'],
  not_found: [404, 'Not there'],
  method_not_allowed: [405, 'Not with this method'],
  wrong_state: [409, 'The state forbids it'],
  key_reused: [409, 'This Idempotency-Key was used for another request'],
  taken: [409, 'There already'],
  stale: [412, 'Changed since you read it'],
  too_large: [413, 'Too large'],
  unsupported_type: [415, 'Send application/json'],
  unsupported_file: [415, 'Not a file that is taken'],
  unknown: [422, 'Refers to something that does not exist'],
  too_many: [429, 'Too many attempts'],
  internal: [500, 'Something is wrong on our side'],
  unavailable: [503, 'A backing service is away'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof problems;

export interface FieldError {
  path: string;
  message: string;
}

/** An answer that is an error. `errors` belongs to `invalid` and `unknown`: which fields, and why. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    detail: string,
    extra: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = extra.errors;
    this.headers = extra.headers ?? {};
  }

  get status(): number {
    return problems[this.code][0];
  }

  /** The body as RFC 9457 has it; `instance` is the path of the request. */
  body(instance: string): z.infer<typeof problemBody> {
    const [status, title] = problems[this.code];
    return {
      type: `urn:caseline:problem:${this.code}`,
      title,
      status,
      detail: this.message,
      instance,
      ...(this.errors && { errors: this.errors }),
    };
  }
}

export const problemBody = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** One field is wrong. */
export const invalidField = (path: string, message: string): Problem =>
  new Problem('invalid', `${path}: ${message}`, { errors: [{ path, message }] });

/** One field names something that is not there. */
export const unknownField = (path: string, message: string): Problem =>
  new Problem('unknown', message, { errors: [{ path, message }] });

export const notThere = (what: string): Problem => new Problem('not_found', `There is no ${what} here`);

/** Temporal or MongoDB is away; nothing is lost by asking again. */
export const unavailable = (what: string): Problem =>
  new Problem(
    'unavailable',
    `${what} does not answer now; a retry is safe with the same Idempotency-Key, and repeats nothing that was done`,
    { headers: { 'retry-after': '5' } },
  );

/** What a zod schema complains about, with paths such as `contact.email`. */
export function invalid(error: z.ZodError, part: 'body' | 'query'): Problem {
  const errors = error.issues.flatMap((issue): FieldError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: `is not known in the ${part}`,
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
  const [first] = errors;
  return new Problem('invalid', first ? `${first.path || part}: ${first.message}` : 'not valid', { errors });
}
