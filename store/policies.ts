import { isDeepStrictEqual } from 'node:util';
import mongoose, { Schema } from 'mongoose';
import type { Policy } from '../domain/policy.ts';
import { compile } from '../policies/compile.ts';
import { inherit } from '../policies/inherit.ts';
import { type PolicyDocument, usual, type WholePolicy } from '../policies/schema.ts';
import { defaultPolicyId } from '../policies/shipped.ts';
import { isDuplicate } from './connection.ts';

/** One version of a service policy. Old versions stay: running cases were opened with them. */
export interface PolicyRecord {
  id: string;
  version: number;
  document: PolicyDocument;
  changedAt: Date;
  /** The user who wrote this version; null for the one that Caseline ships. */
  changedBy: string | null;
}

const schema = new Schema<PolicyRecord & { _id: string }>(
  {
    _id: { type: String, required: true },
    id: { type: String, required: true },
    version: { type: Number, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, default: null },
  },
  { versionKey: false, minimize: false, strict: 'throw', id: false },
);
schema.index({ id: 1, version: -1 }, { unique: true });

const PolicyModel = mongoose.model<PolicyRecord & { _id: string }>('Policy', schema, 'policies');

/** The newest version of the policy, or null. */
export async function findPolicy(id: string): Promise<PolicyRecord | null> {
  return PolicyModel.findOne({ id }, { _id: 0 }).sort({ version: -1 }).lean<PolicyRecord>();
}

/** The document with what it takes over from the newest versions of others. */
export async function whole(document: PolicyDocument): Promise<WholePolicy> {
  const { extends: baseId } = document;
  const lacks = usual.some((name) => document[name] === undefined);
  const [base, standard] = await Promise.all([
    baseId === undefined ? null : findPolicy(baseId),
    lacks ? findPolicy(defaultPolicyId) : null,
  ]);
  return inherit(document, { base: base?.document, standard: standard?.document });
}

/** The newest version as cases carry it, or null. */
export async function compiledPolicy(id: string): Promise<Policy | null> {
  const found = await findPolicy(id);
  return found && compile(found.id, found.version, await whole(found.document));
}

/** The newest version of every policy, by ID. */
export async function listPolicies(): Promise<PolicyRecord[]> {
  const newest = await PolicyModel.aggregate<{ record: PolicyRecord & { _id: string } }>([
    { $sort: { id: 1, version: -1 } },
    { $group: { _id: '$id', record: { $first: '$$ROOT' } } },
    { $sort: { _id: 1 } },
  ]);
  return newest.map(({ record: { _id, ...policy } }) => policy);
}

/** The newest version of every policy, as cases carry them. */
export async function compiledPolicies(): Promise<Policy[]> {
  const policies = await listPolicies();
  const documentOf = (wanted: string | undefined) => policies.find(({ id }) => id === wanted)?.document;
  const standard = documentOf(defaultPolicyId);
  return policies.map(({ id, version, document }) =>
    compile(id, version, inherit(document, { base: documentOf(document.extends), standard })),
  );
}

/** The newest versions of the policies that extend this one. */
export const extending = async (baseId: string): Promise<PolicyRecord[]> =>
  (await listPolicies()).filter(({ document }) => document.extends === baseId);

/** Every version of the policy, newest first; none where there is no such policy. */
export async function policyVersions(id: string): Promise<PolicyRecord[]> {
  return PolicyModel.find({ id }, { _id: 0 }).sort({ version: -1 }).lean<PolicyRecord[]>();
}

/** Every version, old ones too, that counts working time by this calendar. */
export async function policiesWithin(calendarId: string): Promise<Pick<PolicyRecord, 'id' | 'version'>[]> {
  return PolicyModel.find({ 'document.calendar': calendarId }, { _id: 0, id: 1, version: 1 })
    .sort({ id: 1, version: 1 })
    .lean<Pick<PolicyRecord, 'id' | 'version'>[]>();
}

/** Adds a version after the newest (`expected`, where given); null when the newest is another one. */
export async function putPolicy(
  id: string,
  document: PolicyDocument,
  changedBy: string | null,
  expected?: number,
): Promise<PolicyRecord | null> {
  const newest = (await findPolicy(id))?.version ?? 0;
  if (expected !== undefined && expected !== newest) return null;
  const record = { id, version: newest + 1, document, changedAt: new Date(), changedBy };
  try {
    await PolicyModel.create([{ _id: `${id}/${record.version}`, ...record }]);
    return record;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return expected === undefined ? putPolicy(id, document, changedBy) : null;
  }
}

/**
 * Stores the shipped policies that are not there yet, and a new version of those that are shipped otherwise by now; one
 * that somebody has edited is left alone, and cases that run keep their version.
 */
export async function seedPolicies(shipped: ReadonlyMap<string, PolicyDocument>): Promise<void> {
  for (const [id, document] of shipped) {
    const newest = await findPolicy(id);
    const left = newest && (newest.changedBy !== null || isDeepStrictEqual(newest.document, document));
    if (!left) await putPolicy(id, document, null, newest?.version ?? 0);
  }
}
