import mongoose, { Schema } from 'mongoose';
import { closest, type FaqEntry, type Indexed } from '../domain/faq.ts';
import type { FaqCategory } from '../domain/vocabulary.ts';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { matchWords, termsOf, wordsOf } from './words.ts';

export interface FaqRecord extends FaqEntry {
  _id: string;
  revision: number;
}
type StoredEntry = FaqRecord & Indexed;

const bilingual = { _id: false, en: String, 'zh-CN': String };
const schema = new Schema<StoredEntry>(
  {
    _id: { type: String, required: true },
    category: { type: String, required: true },
    order: { type: Number, required: true },
    published: { type: Boolean, required: true },
    question: bilingual,
    answer: bilingual,
    revision: { type: Number, default: 1 },
    words: { type: [String], select: false },
    questionWords: { type: [String], select: false },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ order: 1, _id: 1 });
schema.index({ words: 1 });

const FaqModel = mongoose.model<StoredEntry>('FaqEntry', schema, 'faq');

function indexed({ question, answer }: Pick<FaqEntry, 'question' | 'answer'>): Indexed {
  const questions = Object.values(question);
  return { questionWords: wordsOf(...questions), words: termsOf(...questions, ...Object.values(answer)) };
}

export interface FaqFilter {
  category?: FaqCategory[] | undefined;
  published?: boolean | undefined;
  q?: string | undefined;
}

const conditions = ({ category, published, q }: FaqFilter): object => ({
  ...(category && { category: { $in: category } }),
  ...(published !== undefined && { published }),
  ...(q && { $and: [...matchWords(q), {}] }),
});

/** The entry with this ID, or null. */
export async function findFaqEntry(id: string): Promise<FaqRecord | null> {
  return FaqModel.findById(id).lean<FaqRecord>();
}

/** Entries in the order in which they are read; `q` narrows by words of question and answer, in any language. */
export async function listFaq(
  filter: FaqFilter,
  descending: boolean,
  position: Position | null,
  limit: number,
): Promise<Page<FaqRecord>> {
  return page<StoredEntry>(FaqModel, conditions(filter), { field: 'order', descending }, position, limit);
}

export async function countFaq(filter: FaqFilter): Promise<number> {
  return FaqModel.countDocuments(trusted(conditions(filter)));
}

/** The published entries that `text` is most likely about, at most `most`. */
export async function suggestFaq(text: string, most: number): Promise<FaqRecord[]> {
  const entries = await FaqModel.find({ published: true })
    .select('+words +questionWords')
    .sort({ order: 1, _id: 1 })
    .lean<StoredEntry[]>();
  return closest(entries, wordsOf(text), most).map(
    ({ words: _words, questionWords: _questionWords, ...entry }) => entry,
  );
}

/** Adds an entry; throws a duplicate error (`isDuplicate`) when the ID is taken. */
export async function addFaqEntry(id: string, entry: FaqEntry): Promise<FaqRecord> {
  await FaqModel.create([{ _id: id, ...entry, ...indexed(entry) }]);
  return { _id: id, ...entry, revision: 1 };
}

/** Changes an entry that still has `revision` (any, where it is undefined); null when there is none. */
export async function changeFaqEntry(
  id: string,
  change: Partial<FaqEntry>,
  revision?: number,
): Promise<FaqRecord | null> {
  const present = await findFaqEntry(id);
  if (!present || (revision !== undefined && present.revision !== revision)) return null;
  // The revision that was read keeps two changes at once from losing one of them.
  const done = await FaqModel.findOneAndUpdate(
    { _id: id, revision: present.revision },
    { $set: { ...change, ...indexed({ ...present, ...change }) }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<FaqRecord>();
  return done ?? (revision === undefined ? changeFaqEntry(id, change) : null);
}

/** Removes an entry that still has `revision`; false when there is no such entry. */
export async function removeFaqEntry(id: string, revision?: number): Promise<boolean> {
  const present = { _id: id, ...(revision !== undefined && { revision }) };
  return (await FaqModel.deleteOne(present)).deletedCount === 1;
}
