import { once } from 'node:events';
import type { Readable } from 'node:stream';
import mongoose, { Schema } from 'mongoose';
import type { Attachment } from '../domain/attachments.ts';
import type { Visibility } from '../domain/vocabulary.ts';
import { trusted } from './connection.ts';

/** What is kept of a file beside its bytes. */
export interface AttachmentRecord extends Attachment {
  /** Of the case. */
  number: string;
  visibility: Visibility;
}

type Facts = Omit<AttachmentRecord, 'name' | 'size'>;
interface StoredFile {
  /** One a try: two tries at the same upload do not write into each other's file. */
  _id: mongoose.Types.ObjectId;
  filename: string;
  length: number;
  chunkSize: number;
  uploadDate: Date;
  metadata: Facts;
}

// GridFS writes these documents; the model only reads them, and makes the index by which they are found.
const schema = new Schema<StoredFile>(
  {
    filename: String,
    length: Number,
    chunkSize: Number,
    uploadDate: Date,
    metadata: { type: Schema.Types.Mixed },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ 'metadata.number': 1, 'metadata.id': 1 });
const FileModel = mongoose.model<StoredFile>('Attachment', schema, 'attachments.files');

function bucket() {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('bufferCommands = false');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'attachments' });
}

const recordOf = ({ filename, length, metadata }: StoredFile): AttachmentRecord => ({
  ...metadata,
  name: filename,
  size: length,
});

/** A file that is kept, and its place, by which it can be dropped again. */
export interface Kept {
  place: mongoose.Types.ObjectId;
  record: AttachmentRecord;
}

/** Writes the file as it comes. When `bytes` fail or break off, nothing of it stays, and it throws what they threw. */
export async function keepAttachment(
  { name, ...facts }: Omit<AttachmentRecord, 'size'>,
  bytes: Readable,
): Promise<Kept> {
  const place = new mongoose.Types.ObjectId();
  const upload = bucket().openUploadStreamWithId(place, name, { metadata: facts });
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      // One write at a time, so that none is on its way when the upload breaks off.
      await new Promise<void>((resolve, reject) =>
        upload.write(chunk, (error) => (error ? reject(error) : resolve())),
      );
    }
    upload.end();
    await once(upload, 'close');
  } catch (error) {
    await upload.abort().catch(() => dropAttachment(place));
    throw error;
  }
  return { place, record: { ...facts, name, size } };
}

/** Removes the file at this place, and what may be left of it. */
export async function dropAttachment(place: mongoose.Types.ObjectId): Promise<void> {
  await FileModel.deleteOne({ _id: place });
  await mongoose.connection.collection('attachments.chunks').deleteMany({ files_id: place });
}

const week = 7 * 24 * 3_600_000;
const begunAt = (ms: number) => mongoose.Types.ObjectId.createFromTime(Math.floor(ms / 1000));

/**
 * Removes what uploads left that a crash ended in the middle: pieces of no file, begun in the week before `before`
 * (epoch milliseconds), by when every upload still running has ended. Answers how many uploads that were.
 */
export async function sweepAttachments(before: number): Promise<number> {
  const chunks = mongoose.connection.collection('attachments.chunks');
  const range = { $gte: begunAt(before - week), $lt: begunAt(before) };
  const places = (await chunks.distinct('files_id', { files_id: range })) as mongoose.Types.ObjectId[];
  const whole = await FileModel.find(trusted({ _id: { $in: places } }), { _id: 1 }).lean();
  const ended = new Set(whole.map(({ _id }) => _id.toHexString()));
  const torn = places.filter((place) => !ended.has(place.toHexString()));
  await chunks.deleteMany({ files_id: { $in: torn } });
  return torn.length;
}

/** The file of a case, or null. */
export async function findAttachment(number: string, id: string): Promise<Kept | null> {
  const found = await FileModel.findOne({ 'metadata.number': number, 'metadata.id': id }).lean<StoredFile>();
  return found && { place: found._id, record: recordOf(found) };
}

export const countAttachments = (number: string): Promise<number> =>
  FileModel.countDocuments({ 'metadata.number': number }).exec();

export const readAttachment = (place: mongoose.Types.ObjectId): Readable =>
  bucket().openDownloadStream(place);
