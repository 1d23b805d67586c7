import mongoose, { Schema, type ClientSession } from 'mongoose';
import type { Part } from '../domain/depot/part.ts';
import { isDuplicate, trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { matchWords, termsOf } from './words.ts';

export interface PartRecord extends Omit<Part, 'partNumber'> {
  _id: string;
  revision: number;
}
type StoredPart = PartRecord & { words: string[]; touched: number };

const schema = new Schema<StoredPart>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    grade: { type: String, default: null },
    vendor: { type: String, default: null },
    lowLevel: { type: Number, required: true },
    leadDays: { type: Number, required: true },
    revision: { type: Number, required: true },
    words: { type: [String], select: false },
    touched: { type: Number, default: 0, select: false },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ grade: 1 });
schema.index({ words: 1 });

const PartModel = mongoose.model<StoredPart>('Part', schema, 'parts');

const partOf = ({ _id, name, grade, vendor, lowLevel, leadDays }: PartRecord): Part => ({
  partNumber: _id,
  ...{ name, grade, vendor, lowLevel, leadDays },
});

/** The part with this number, or null. */
export async function findPart(
  partNumber: string,
  session?: ClientSession,
): Promise<(Part & { revision: number }) | null> {
  const found = await PartModel.findById(partNumber, null, session ? { session } : {}).lean<PartRecord>();
  return found && { ...partOf(found), revision: found.revision };
}

/** Whether the part sits in this equipment, and is not the equipment itself or one of its grade; false where nobody knows. */
export async function isInside(
  partNumber: string,
  equipment: { partNumber: string | null } | null,
): Promise<boolean> {
  const whole = equipment?.partNumber ?? null;
  if (whole === null || whole === partNumber) return false;
  const part = await findPart(partNumber);
  return part !== null && !(await partsOfGrade(part)).has(whole);
}

/** The part and all that stand in for it, by number. */
export async function partsOfGrade(
  { partNumber, grade }: Pick<Part, 'partNumber' | 'grade'>,
  session?: ClientSession,
): Promise<Map<string, Part>> {
  const either = grade === null ? { _id: partNumber } : { $or: [{ _id: partNumber }, { grade }] };
  const found = await PartModel.find(trusted(either), null, session ? { session } : {}).lean<PartRecord[]>();
  return new Map(found.map((part) => [part._id, partOf(part)]));
}

/**
 * Makes transactions that look for these parts and ones that bring them conflict, so that one of the two sees the
 * other: nobody is put into the queue for a part that has just arrived.
 */
export async function touchParts(partNumbers: string[], session: ClientSession): Promise<void> {
  await PartModel.updateMany(trusted({ _id: { $in: partNumbers } }), { $inc: { touched: 1 } }, { session });
}

export interface PartFilter {
  grade?: string;
  vendor?: string;
  q?: string;
  /** Only these. */
  among?: string[];
}

const conditions = ({ grade, vendor, q, among }: PartFilter): object => ({
  $and: [
    ...(grade ? [{ grade }] : []),
    ...(vendor ? [{ vendor }] : []),
    ...(q ? matchWords(q) : []),
    ...(among ? [{ _id: { $in: among } }] : []),
    {},
  ],
});

export async function listParts(
  filter: PartFilter,
  descending: boolean,
  position: Position | null,
  limit: number,
): Promise<Page<PartRecord>> {
  return page<StoredPart>(PartModel, conditions(filter), { field: '_id', descending }, position, limit);
}

export async function countParts(filter: PartFilter): Promise<number> {
  return PartModel.countDocuments(trusted(conditions(filter)));
}

/** Adds or changes a part that still has `expected` (any, where it is undefined; 0: not there); null otherwise. */
export async function putPart(part: Part, expected?: number): Promise<PartRecord | null> {
  const { partNumber, ...fields } = part;
  const present = (await findPart(partNumber))?.revision ?? 0;
  if (expected !== undefined && expected !== present) return null;
  const { name, grade, vendor } = fields;
  const revision = present + 1;
  const change = { ...fields, revision, words: termsOf(partNumber, name, grade, vendor) };
  if (present === 0) {
    try {
      await PartModel.create([{ _id: partNumber, ...change }]);
      return { _id: partNumber, ...fields, revision };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  } else {
    const { modifiedCount } = await PartModel.updateOne(
      { _id: partNumber, revision: present },
      { $set: change },
    );
    if (modifiedCount) return { _id: partNumber, ...fields, revision };
  }
  return expected === undefined ? putPart(part) : null;
}
