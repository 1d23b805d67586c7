import mongoose, { Schema } from 'mongoose';

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

let waiting: AuditRecord[] = [];
let writing: Promise<unknown> = Promise.resolve();

/** Adds the record; what comes while others are being written is written together. */
export async function addAudit(record: AuditRecord): Promise<void> {
  waiting.push(record);
  const [first] = waiting;
  if (first !== record) return;
  await writing.catch(() => undefined);
  const together = waiting;
  waiting = [];
  writing = AuditModel.insertMany(together);
  await writing;
}

/** The latest records about a case, RMA or person, newest first. */
export async function listAudit(
  filter: { subject?: string; userId?: string },
  limit: number,
): Promise<AuditRecord[]> {
  return AuditModel.find(filter, { _id: 0 }).sort({ at: -1 }).limit(limit).lean<AuditRecord[]>();
}
