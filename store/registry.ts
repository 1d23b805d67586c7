import mongoose, { Schema, type IndexDefinition, type Model } from 'mongoose';
import { trusted } from './connection.ts';
import { page, type Order, type Page, type Position } from './paging.ts';

/** What every document of a registry has beside its fields. */
export interface Kept {
  _id: string;
  revision: number;
}

/** Documents that people keep by hand: they are added, changed at a revision, and removed. */
export interface Registry<T extends object> {
  find(id: string): Promise<(T & Kept) | null>;
  /** Documents with all of these values; a value that is undefined does not narrow the list. */
  list(
    filters: Partial<T>[],
    order: Order,
    position: Position | null,
    limit: number,
  ): Promise<Page<T & Kept>>;
  count(filters: Partial<T>[]): Promise<number>;
  /** Throws a duplicate error (`isDuplicate`) when the ID is taken. */
  add(id: string, fields: T): Promise<T & Kept>;
  /** Changes what still has `revision` (any, where it is undefined); null when there is no such document. */
  change(id: string, change: Partial<T>, revision?: number): Promise<(T & Kept) | null>;
  /** Removes what still has `revision`; false when there is no such document. */
  remove(id: string, revision?: number): Promise<boolean>;
}

const conditions = (filters: object[]): object => ({
  $and: [
    ...filters.flatMap((filter) =>
      Object.entries(filter).flatMap(([field, value]) =>
        value === undefined ? [] : [{ [field]: { $eq: value as unknown } }],
      ),
    ),
    {},
  ],
});

const atRevision = (id: string, revision: number | undefined) => ({
  _id: id,
  ...(revision !== undefined && { revision }),
});

/** A registry in a collection of its own. `fields` are mongoose's, by name; `indexes` what lists filter and sort by, `changed` who is to hear of it. */
export function createRegistry<T extends object>(
  name: string,
  collection: string,
  fields: Record<keyof T, unknown>,
  indexes: IndexDefinition[],
  changed: () => void = () => undefined,
): Registry<T> {
  const kept = { _id: { type: String, required: true }, revision: { type: Number, required: true } };
  const schema: Schema = new Schema(
    { ...kept, ...(fields as object) },
    { versionKey: false, strict: 'throw' },
  );
  for (const index of indexes) schema.index(index);
  const model = mongoose.model(name, schema, collection) as unknown as Model<Kept>;
  return {
    find: (id) => model.findById(id).lean<T & Kept>(),
    list: async (filters, order, position, limit) =>
      (await page(model, conditions(filters), order, position, limit)) as Page<T & Kept>,
    count: async (filters) => model.countDocuments(trusted(conditions(filters))),
    add: async (id, given) => {
      const added = { _id: id, ...given, revision: 1 };
      await model.create([added]);
      changed();
      return added;
    },
    change: async (id, change, revision) => {
      const after = await model
        .findOneAndUpdate(
          atRevision(id, revision),
          { $set: change, $inc: { revision: 1 } },
          { returnDocument: 'after' },
        )
        .lean<T & Kept>();
      changed();
      return after;
    },
    remove: async (id, revision) => {
      const { deletedCount } = await model.deleteOne(atRevision(id, revision));
      changed();
      return deletedCount > 0;
    },
  };
}
