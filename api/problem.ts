import { z } from 'zod';
import type { Said } from '../domain/sentences.ts';
import type { Reader } from '../domain/words/index.ts';
import { complained } from '../domain/complaints.ts';
import { say, type Service, type Thing, word } from './refusals.ts';

/** The one table from what went wrong to how HTTP says it (api.md, Conventions). */
export const problems = {
  invalid: [400, 'The request is not valid', '请求无效'],
  unauthenticated: [401, 'Sign in first', '请先登录'],
  forbidden: [403, 'Not yours to do', '您不能进行此操作'],
  not_found: [404, 'Not there', '不存在'],
  method_not_allowed: [405, 'Not with this method', '不支持此方法'],
  wrong_state: [409, 'The state forbids it', '当前状态不允许此操作'],
  key_reused: [409, 'This Idempotency-Key was used for another request', '此 Idempotency-Key 已用于其他请求'],
  taken: [409, 'There already', '已经存在'],
  gone: [410, 'No longer', '已失效'],
  stale: [412, 'Changed since you read it', '内容已被更改'],
  too_large: [413, 'Too large', '内容过大'],
  unsupported_type: [415, 'Send application/json', '须为 application/json'],
  unsupported_file: [415, 'Not a file that is taken', '不支持此类文件'],
  unknown: [422, 'Refers to something that does not exist', '所引用的内容不存在'],
  too_many: [429, 'Too many attempts', '尝试次数过多'],
  internal: [500, 'Something is wrong on our side', '系统内部出错'],
  unavailable: [503, 'A backing service is away', '后端服务暂时不可用'],
} as const satisfies Record<string, readonly [status: number, en: string, zh: string]>;
export type ProblemCode = keyof typeof problems;

/** By what in the body or the query, said as true, a refusal of this kind is overcome. */
const confirmedBy: Partial<Record<string, string>> = { onLeave: 'evenOnLeave', holdsCases: 'confirm' };

export interface FieldError {
  path: string;
  message: string | Said;
}

const worded = (detail: string | Said, reader: Reader): string =>
  typeof detail === 'string'
    ? detail
    : (word(detail, reader) ?? word(detail, { ...reader, language: 'en' }) ?? detail.key);
const toldTo = (message: string | Said, reader: Reader): string =>
  typeof message === 'string' ? complained(message, reader.language) : worded(message, reader);
/** As the log has it. */
const logged: Reader = { language: 'en', timeZone: 'UTC' };

/** An answer that is an error. `errors` belongs to `invalid` and `unknown`: which fields, and why. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;
  /** What to say to the reader; a plain text is said as it stands. */
  private readonly detail: string | Said;

  constructor(
    code: ProblemCode,
    detail: string | Said,
    extra: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(worded(detail, logged));
    this.code = code;
    this.detail = detail;
    this.errors = extra.errors;
    this.headers = extra.headers ?? {};
  }

  get status(): number {
    return problems[this.code][0];
  }

  /** Of a field that is wrong the detail says the same as the first of `errors`. */
  toldTo(reader: Reader): string {
    const message = this.errors?.[0]?.message;
    if (typeof this.detail !== 'string' || typeof message !== 'string' || !this.detail.endsWith(message))
      return worded(this.detail, reader);
    return this.detail.slice(0, -message.length) + complained(message, reader.language);
  }

  /** The body as RFC 9457 has it, for its reader; `instance` is the path of the request. */
  body(instance: string, reader: Reader): z.infer<typeof problemBody> {
    const [status, en, zh] = problems[this.code];
    const errors = this.errors?.map(({ path, message }) => ({
      path,
      message: toldTo(message, reader),
    }));
    const confirm = typeof this.detail === 'string' ? undefined : confirmedBy[this.detail.key];
    return {
      type: `urn:caseline:problem:${this.code}`,
      title: reader.language === 'en' ? en : zh,
      status,
      detail: this.toldTo(reader),
      instance,
      ...(errors && { errors }),
      ...(confirm !== undefined && { confirm }),
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
    confirm: z.string().optional().meta({
      description: 'what to send as true, in the body or the query, for it to be done all the same',
    }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** One field is wrong. */
export const invalidField = (path: string, message: string): Problem =>
  new Problem('invalid', `${path}: ${message}`, { errors: [{ path, message }] });

/** One field names something that is not there. */
export const unknownField = (path: string, message: string | Said): Problem =>
  new Problem('unknown', message, { errors: [{ path, message }] });

export const notThere = (what: string): Problem => new Problem('not_found', say('notHere', { what }));

/** One field names a `thing` that is not there. */
export const noSuch = (path: string, thing: Thing, id: string): Problem =>
  unknownField(path, say('noSuch', { thing, id }));

/** Temporal or MongoDB is away; nothing is lost by asking again. */
export const unavailable = (service: Service): Problem =>
  new Problem('unavailable', say('away', { service }), { headers: { 'retry-after': '5' } });

/** What a zod schema complains about, with paths such as `contact.email`. */
export function invalid(error: z.ZodError, part: 'body' | 'query'): Problem {
  const errors = error.issues.flatMap((issue): { path: string; message: string }[] =>
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
