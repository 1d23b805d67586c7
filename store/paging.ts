import type { Model } from 'mongoose';
import { trusted } from './connection.ts';

/** Where a list goes on: the sort value and the ID of the last document shown. */
export interface Position {
  value: unknown;
  id: string;
}

export interface Order {
  field: string;
  descending: boolean;
}

export interface Page<T> {
  data: T[];
  next: Position | null;
}

type Conditions = Record<string, unknown>;

/** What a filter says of one field, as operators, so that more can be said of it. */
function operators(condition: unknown): object {
  const isOperators =
    typeof condition === 'object' &&
    condition !== null &&
    Object.getPrototypeOf(condition) === Object.prototype;
  if (isOperators) return condition;
  return condition === undefined ? {} : { $eq: condition };
}

const narrowed = (filter: Conditions, more: Record<string, object>): Conditions => ({
  ...filter,
  ...Object.fromEntries(
    Object.entries(more).map(([field, range]) => [field, { ...operators(filter[field]), ...range }]),
  ),
});

/** The conditions of the parts of a list that are left after `position`, in order: what is equal to it, what is beyond. */
function parts(filter: Conditions, { field, descending }: Order, position: Position | null): Conditions[] {
  if (!position) return [filter];
  const { value, id } = position;
  const beyond = (value: unknown) => ({ [descending ? '$lt' : '$gt']: value });
  if (field === '_id') return [narrowed(filter, { _id: beyond(id) })];
  return [
    narrowed(filter, { [field]: { $eq: value }, _id: beyond(id) }),
    narrowed(filter, { [field]: beyond(value) }),
  ];
}

/**
 * The documents after `position`, by `order` and then by `_id`, so that equal values neither repeat nor get lost.
 * `filter` must be made of checked values: its operators are trusted. It is asked in parts that an index answers each,
 * because one question with an `$or` is one that the stand-in for MongoDB answers by reading everything.
 */
export async function page<T extends { _id: string }>(
  model: Model<T>,
  filter: object,
  order: Order,
  position: Position | null,
  limit: number,
): Promise<Page<T>> {
  const direction = order.descending ? -1 : 1;
  const documents: T[] = [];
  for (const conditions of parts(filter as Conditions, order, position)) {
    if (documents.length > limit) break;
    const found = await model
      .find(trusted(conditions))
      .sort(order.field === '_id' ? { _id: direction } : { [order.field]: direction, _id: direction })
      .limit(limit + 1 - documents.length)
      .lean();
    documents.push(...(found as T[]));
  }
  const data = documents.slice(0, limit);
  const last = documents.length > limit ? data.at(-1) : undefined;
  return {
    data,
    next: last ? { value: (last as Record<string, unknown>)[order.field], id: last._id } : null,
  };
}
