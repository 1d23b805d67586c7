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

/**
 * The documents after `position`, by `order` and then by `_id`, so that equal values neither repeat nor get lost.
 * `filter` must be made of checked values: its operators are trusted.
 */
export async function page<T extends { _id: string }>(
  model: Model<T>,
  filter: object,
  { field, descending }: Order,
  position: Position | null,
  limit: number,
): Promise<Page<T>> {
  const beyond = descending ? '$lt' : '$gt';
  const direction = descending ? -1 : 1;
  const after = position && {
    $or: [
      { [field]: { [beyond]: position.value } },
      { [field]: position.value, _id: { [beyond]: position.id } },
    ],
  };
  const byId = field === '_id';
  const start = position && byId ? { _id: { [beyond]: position.id } } : after;
  const documents = (await model
    .find(trusted(start ? { $and: [filter, start] } : filter))
    .sort(byId ? { _id: direction } : { [field]: direction, _id: direction })
    .limit(limit + 1)
    .lean()) as T[];
  const data = documents.slice(0, limit);
  const last = documents.length > limit ? data.at(-1) : undefined;
  return { data, next: last ? { value: (last as Record<string, unknown>)[field], id: last._id } : null };
}
