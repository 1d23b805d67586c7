import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Page, Position } from '../store/paging.ts';
import { complaint } from '../domain/complaints.ts';
import { invalidField } from './problem.ts';
import { type Answer, type Call, ok } from './route.ts';

/** A flag in a query: `true` or `false`, nothing else. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** A number in a query: digits only. */
const count = z
  .string()
  .regex(/^\d{1,3}$/, complaint('must be a number from 1 to 100'))
  .transform(Number)
  .refine((value) => value >= 1 && value <= 100, complaint('must be a number from 1 to 100'));

/** The query of a list: its own filters, and what every list has. The first of `sorts` is the default. */
export function listQuery<const S extends string, F extends z.ZodRawShape>(
  sorts: readonly [S, ...S[]],
  filters: F,
) {
  return z.strictObject({
    ...filters,
    limit: count.optional().meta({ description: 'default 25', type: 'integer', minimum: 1, maximum: 100 }),
    cursor: z.string().max(1000).optional().meta({ description: '`page.next` of the page before' }),
    sort: z.enum(sorts).optional(),
    total: flag.optional().meta({ description: 'true adds `page.total`' }),
  });
}

export const pageOf = (item: z.ZodType) =>
  z.strictObject({
    data: z.array(item),
    page: z.strictObject({ next: z.string().nullable(), total: z.int().optional() }),
  });

interface ListQuery {
  limit?: number | undefined;
  cursor?: string | undefined;
  total?: boolean | undefined;
}

/** Answers with one page; `view` may promise. `order` names the sorting: a cursor is good for the list and order that it came from. */
export async function answerPage<T>(
  call: Pick<Call<unknown, ListQuery, unknown>, 'query' | 'path' | 'deps'>,
  order: string,
  list: (position: Position | null, limit: number) => Promise<Page<T>>,
  view: (item: T) => unknown,
  total: () => Promise<number>,
): Promise<Answer> {
  const { limit = 25, cursor } = call.query;
  const signer = new CursorSigner(call.deps.settings.secret, `${call.path} ${order}`);
  const { data, next } = await list(cursor === undefined ? null : signer.read(cursor), limit);
  return ok({
    data: await Promise.all(data.map(view)),
    page: { next: next && signer.write(next), ...(call.query.total && { total: await total() }) },
  });
}

/** Cursors are opaque and signed: one that was altered, or comes from another list, is refused. */
export class CursorSigner {
  private readonly key: Buffer;
  private readonly list: string;

  constructor(secret: string, list: string) {
    this.key = createHmac('sha256', secret).update('caseline/cursors').digest();
    this.list = list;
  }

  write({ value, id }: Position): string {
    const text = JSON.stringify(value instanceof Date ? { id, at: value.getTime() } : { id, value });
    return `${Buffer.from(text).toString('base64url')}.${this.sign(text).toString('base64url')}`;
  }

  read(cursor: string): Position {
    const [payload = '', signature = ''] = cursor.split('.');
    const text = Buffer.from(payload, 'base64url').toString();
    const given = Buffer.from(signature, 'base64url');
    const right = this.sign(text);
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw invalidField('cursor', complaint('is not one that this list gave'));
    const { id, at, value } = JSON.parse(text) as { id: string; at?: number; value?: unknown };
    return { id, value: at === undefined ? value : new Date(at) };
  }

  private sign(text: string): Buffer {
    return createHmac('sha256', this.key).update(`${this.list}\n${text}`).digest().subarray(0, 16);
  }
}
