import type { Model } from 'mongoose';
import { longestRead, trusted } from './connection.ts';

/** Where a list goes on: the sort value and the ID of the last document shown. */
export interface Position {
  value: unknown;
  id: string;
}

export interface Order {
  field: string;
  descending: boolean;
  /**
   * Where to pause and see whether the page is full already: values that lie beyond the position, in order. They say
   * nothing about what the list holds, only how much is read for it.
   */
  cuts?: readonly unknown[];
}

export interface Page<T> {
  data: T[];
  next: Position | null;
}

const hour = 3_600_000;

/** Cuts for a list of what happened, latest first: six hours back, then ever farther. */
export const backInTime = (position: Position | null): Date[] => {
  const from = position?.value instanceof Date ? position.value.getTime() : Date.now();
  return [6, 24, 96, 384, 1536, 6144].map((hours) => new Date(from - hours * hour));
};

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

/** Which of two bounds says more; of equal ones, the one that leaves its own value out. */
const closer: Record<string, (one: unknown, other: unknown) => boolean> = {
  $gt: (one, other) => (one as number) >= (other as number),
  $gte: (one, other) => (one as number) > (other as number),
  $lt: (one, other) => (one as number) <= (other as number),
  $lte: (one, other) => (one as number) < (other as number),
};
const sides = [
  ['$gt', '$gte'],
  ['$lt', '$lte'],
] as const;

/** `more` beside `known`, at most one bound a side: of two, the stand-in reads by the one that comes last. */
function bounded(known: object, more: object): object {
  const both: Record<string, unknown> = { ...known };
  for (const [operator, value] of Object.entries(more)) {
    const side = sides.find((each) => each.some((name) => name === operator)) ?? [operator];
    const there = side.find((name) => name in both);
    if (there !== undefined && !closer[operator]?.(value, both[there])) continue;
    if (there !== undefined) delete both[there];
    both[operator] = value;
  }
  return both;
}

/** Whether nothing lies between the bounds of one of the conditions. */
const isEmpty = (conditions: Conditions): boolean =>
  Object.values(conditions).some((condition) => {
    const bounds = operators(condition) as Record<string, number | undefined>;
    const [low, high] = [bounds['$gt'] ?? bounds['$gte'], bounds['$lt'] ?? bounds['$lte']];
    return low !== undefined && high !== undefined && low > high;
  });

/** `filter`, and more of some fields, which comes first: it says most. */
const narrowed = (filter: Conditions, more: Record<string, object>): Conditions => ({
  ...more,
  ...filter,
  ...Object.fromEntries(
    Object.entries(more).map(([field, range]) => [field, bounded(operators(filter[field]), range)]),
  ),
});

/** The ranges of values, in order, that `cuts` make of what is `beyond` a position. */
function ranges(beyond: object, cuts: readonly unknown[], descending: boolean): object[] {
  const [near, far] = descending ? ['$lte', '$gt'] : ['$gt', '$lte'];
  const starts = [beyond, ...cuts.map((cut) => ({ [near]: cut }))];
  return starts.map((start, i) => (i < cuts.length ? { ...start, [far]: cuts[i] } : start));
}

/** The conditions of the parts of a list that are left after `position`, in order: what is equal to it, what is beyond. */
function parts(filter: Conditions, order: Order, position: Position | null): Conditions[] {
  const { field, descending, cuts = [] } = order;
  const beyond = (value: unknown) => ({ [descending ? '$lt' : '$gt']: value });
  if (field === '_id') return [position ? narrowed(filter, { _id: beyond(position.id) }) : filter];
  const left = ranges(position ? beyond(position.value) : {}, cuts, descending).map((range) =>
    Object.keys(range).length ? narrowed(filter, { [field]: range }) : filter,
  );
  if (!position) return left;
  const equal = { ...filter, [field]: position.value };
  return [narrowed(equal, { _id: beyond(position.id) }), ...left];
}

/**
 * The documents after `position`, by `order` and then by `_id`, so that equal values neither repeat nor get lost.
 * `filter` must be made of checked values: its operators are trusted. It is asked in parts that an index answers each,
 * because the stand-in for MongoDB answers an `$or` by reading everything, and any question by reading all that matches
 * before it takes what was asked for.
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
    if (isEmpty(conditions)) continue;
    const found = await model
      .find(trusted(conditions))
      .sort(order.field === '_id' ? { _id: direction } : { [order.field]: direction, _id: direction })
      .limit(limit + 1 - documents.length)
      .maxTimeMS(longestRead)
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
