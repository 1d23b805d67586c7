import mongoose, { Schema } from 'mongoose';
import { Together } from './together.ts';

/** Who asked for what, when, from where, and how it ended; never what the request said. */
export interface AuditRecord {
  at: Date;
  requestId: string;
  userId: string | null;
  method: string;
  /** The route's pattern: a path may carry a secret token. */
  route: string;
  /** The number or ID in the path, where the route has one. */
  subject: string | null;
  address: string;
  status: number;
}

const schema = new Schema<AuditRecord>(
  {
    at: { type: Date, required: true },
    requestId: { type: String, required: true },
    userId: { type: String, default: null },
    method: { type: String, required: true },
    route: { type: String, required: true },
    subject: { type: String, default: null },
    address: { type: String, required: true },
    status: { type: Number, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ at: -1 });
schema.index({ userId: 1, at: -1 });
schema.index({ subject: 1, at: -1 });

const AuditModel = mongoose.model<AuditRecord>('Audit', schema, 'audit');

// By the driver itself: the records are ours, and casting them costs more than writing them.
const records = new Together<AuditRecord>((together) => AuditModel.collection.insertMany(together));

/** Adds the record in a moment, together with others. */
export const addAudit = (record: AuditRecord): Promise<void> => records.add(record);

/** The latest records about a case, RMA or person, newest first. */
export async function listAudit(
  filter: { subject?: string; userId?: string },
  limit: number,
): Promise<AuditRecord[]> {
  await records.flush();
  return AuditModel.find(filter, { _id: 0 }).sort({ at: -1 }).limit(limit).lean<AuditRecord[]>();
}
