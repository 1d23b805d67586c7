import { randomUUID } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import { backInTime, page, type Page, type Position } from './paging.ts';
import { Together } from './together.ts';

/** Who asked for what, when, from where, and how it ended; never what the request said. */
export interface AuditRecord {
  at: Date;
  requestId: string;
  userId: string | null;
  /** What was typed as the name at a sign-in, right or wrong. */
  name?: string;
  method: string;
  /** The route's pattern: a path may carry a secret token. */
  route: string;
  /** The number or ID in the path, where the route has one. */
  subject: string | null;
  address: string;
  status: number;
}

type StoredAudit = AuditRecord & { _id: string };

const schema = new Schema<StoredAudit>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    requestId: { type: String, required: true },
    userId: { type: String, default: null },
    name: { type: String },
    method: { type: String, required: true },
    route: { type: String, required: true },
    subject: { type: String, default: null },
    address: { type: String, required: true },
    status: { type: Number, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ at: -1, _id: -1 });
schema.index({ userId: 1, at: -1, _id: -1 });
schema.index({ subject: 1, at: -1, _id: -1 });

const AuditModel = mongoose.model<StoredAudit>('Audit', schema, 'audit');

// By the driver itself: the records are ours, and casting them costs more than writing them.
const records = new Together<StoredAudit>((together) =>
  AuditModel.collection.insertMany(together as never[]),
);

/** Adds the record in a moment, together with others. */
export const addAudit = (record: AuditRecord): Promise<void> => records.add({ _id: randomUUID(), ...record });

export interface AuditFilter {
  /** Inclusive, and exclusive. */
  from?: Date | undefined;
  to?: Date | undefined;
  userId?: string | undefined;
  subject?: string | undefined;
}

/** The records of a time, a person or what they are about, newest first. */
export async function listAudit(
  { from, to, userId, subject }: AuditFilter,
  position: Position | null,
  limit: number,
): Promise<Page<StoredAudit>> {
  await records.flush();
  const at = { ...(from && { $gte: from }), ...(to && { $lt: to }) };
  const filter = {
    ...(from || to ? { at } : {}),
    ...(userId !== undefined && { userId: { $eq: userId } }),
    ...(subject !== undefined && { subject: { $eq: subject } }),
  };
  const order = { field: 'at', descending: true, cuts: backInTime(position) };
  return page<StoredAudit>(AuditModel, filter, order, position, limit);
}
