import { actor } from './fields.ts';
import {
  type Fields,
  type NamedAs,
  type ObjectOf,
  optional,
  type Rule,
  type Schema,
  structure,
  whole,
} from './schema.ts';

/** An action: the body that the API takes, and the whole request that reaches the workflow. */
export interface Action<B = unknown, T = unknown> {
  body: Schema<B>;
  /** The body, what the API adds to it, who asks, and the revision they saw (`If-Match`). */
  request: Schema<T>;
  /** Who acts becomes that in the case, so has to be it in the directory. */
  actsAs?: NamedAs;
}

/** Of every request: without an actor it is an operator's. */
const asked = { actor: optional(actor), expectedRevision: optional(whole(0, Number.MAX_SAFE_INTEGER)) };

type Whole<B, A> = ObjectOf<Omit<B, keyof A> & A>;

/**
 * One action. `fields`: what is asked for; `adds`: what the API puts beside it, or in its place, and operators may give;
 * `rules`: what has to hold between the fields; `actsAs`: what who acts becomes.
 */
export function action<const B extends Fields, const A extends Fields = Record<never, never>>(
  fields: B,
  { adds, rules = [], actsAs }: { adds?: A; rules?: Rule<ObjectOf<B>>[]; actsAs?: NamedAs } = {},
): Action<ObjectOf<B>, Whole<B, A>> {
  const body = structure(fields, ...rules);
  const request = { ...body, fields: { ...fields, ...adds, ...asked } };
  return { body, request: request as unknown as Schema<Whole<B, A>>, actsAs };
}
