import mongoose, { Schema } from 'mongoose';
import type { TemplateName } from '../domain/notices.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Wording } from '../domain/wording.ts';
import { isDuplicate } from './connection.ts';
import { recent } from './recent.ts';

/** One version of an edited message. Old versions stay, for whoever asks what was written at a time. */
export interface TemplateRecord {
  name: TemplateName;
  language: Language;
  /** Counts the changes, from 1; what Caseline ships is version 0. */
  version: number;
  /** Null: as shipped again. */
  wording: Wording | null;
  changedAt: Date;
  changedBy: string;
}

const schema = new Schema<TemplateRecord & { _id: string }>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    language: { type: String, required: true },
    version: { type: Number, required: true },
    wording: { type: Schema.Types.Mixed, default: null },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
schema.index({ language: 1, name: 1, version: -1 }, { unique: true });

const TemplateModel = mongoose.model<TemplateRecord & { _id: string }>('Template', schema, 'templates');

/** Every version of the message that people wrote, newest first. */
export async function templateVersions(language: Language, name: TemplateName): Promise<TemplateRecord[]> {
  return TemplateModel.find({ language, name }, { _id: 0 }).sort({ version: -1 }).lean<TemplateRecord[]>();
}

/** The newest version, or null where nobody has ever edited the message. */
export async function findTemplate(language: Language, name: TemplateName): Promise<TemplateRecord | null> {
  return TemplateModel.findOne({ language, name }, { _id: 0 }).sort({ version: -1 }).lean<TemplateRecord>();
}

/** The newest version of every message that was ever edited. */
export async function listTemplates(): Promise<TemplateRecord[]> {
  const newest = await TemplateModel.aggregate<{ record: TemplateRecord & { _id: string } }>([
    { $sort: { language: 1, name: 1, version: -1 } },
    { $group: { _id: { language: '$language', name: '$name' }, record: { $first: '$$ROOT' } } },
  ]);
  return newest.map(({ record: { _id, ...template } }) => template);
}

/** Adds a version after the newest (`expected`, where given); null when the newest is another one. */
export async function putTemplate(
  language: Language,
  name: TemplateName,
  wording: Wording | null,
  changedBy: string,
  expected?: number,
): Promise<TemplateRecord | null> {
  const newest = (await findTemplate(language, name))?.version ?? 0;
  if (expected !== undefined && expected !== newest) return null;
  const record = { name, language, version: newest + 1, wording, changedAt: new Date(), changedBy };
  try {
    await TemplateModel.create([{ _id: `${language}/${name}/${record.version}`, ...record }]);
    wordings.forget();
    return record;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return expected === undefined ? putTemplate(language, name, wording, changedBy) : null;
  }
}

/** How long a wording is remembered, in milliseconds: an edit takes effect in other processes this much later. */
const memory = 2_000;
const wordings = recent(memory, async (key) => {
  const [language, name] = key.split('/') as [Language, TemplateName];
  return (await findTemplate(language, name))?.wording ?? null;
});

/** What people made of the message, from memory where it was asked for a moment ago; null: as shipped. */
export const recallWording = (language: Language, name: TemplateName): Promise<Wording | null> =>
  wordings.get(`${language}/${name}`);
