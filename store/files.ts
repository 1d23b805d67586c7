import { once } from 'node:events';
import type { Readable } from 'node:stream';
import mongoose, { Schema } from 'mongoose';
import { trusted } from './connection.ts';

/** What every file has beside what is known of its kind. */
interface Named {
  name: string;
  /** In bytes. */
  size: number;
}
type Place = mongoose.Types.ObjectId;

/** A file that is kept, and its place, by which it can be dropped again. */
export interface KeptFile<F> {
  place: Place;
  record: F & Named;
}

/** Files of one kind: their bytes in GridFS, beside them the facts `F` by which they are found. */
export interface Files<F extends object> {
  /** Writes the file as it comes. When `bytes` fail or break off, nothing of it stays, and it throws what they threw. */
  keep(file: F & Pick<Named, 'name'>, bytes: Readable): Promise<KeptFile<F>>;
  /** Removes the file at this place, and what may be left of it. */
  drop(place: Place): Promise<void>;
  /**
   * Removes what uploads left that a crash ended in the middle: pieces of no file, begun in the week before `before`
   * (epoch milliseconds), by when every upload still running has ended. Answers how many uploads that were.
   */
  sweep(before: number): Promise<number>;
  /** The file with these facts, or null. */
  find(facts: Partial<F>): Promise<KeptFile<F> | null>;
  /** The files with these facts, the oldest first. */
  list(facts: Partial<F>): Promise<KeptFile<F>[]>;
  count(facts: Partial<F>): Promise<number>;
  read(place: Place): Readable;
}

interface StoredFile<F> {
  /** One a try: two tries at the same upload do not write into each other's file. */
  _id: Place;
  filename: string;
  length: number;
  chunkSize: number;
  uploadDate: Date;
  metadata: F;
}

const week = 7 * 24 * 3_600_000;
const begunAt = (ms: number) => mongoose.Types.ObjectId.createFromTime(Math.floor(ms / 1000));

/** Files in a GridFS bucket of their own; `keys` are the facts by which they are found. */
export function createFiles<F extends object>(
  name: string,
  bucketName: string,
  keys: (keyof F & string)[],
): Files<F> {
  // GridFS writes these documents; the model only reads them, and makes the index by which they are found.
  const schema: Schema = new Schema(
    { filename: String, length: Number, chunkSize: Number, uploadDate: Date, metadata: Schema.Types.Mixed },
    { versionKey: false, strict: 'throw' },
  );
  schema.index(Object.fromEntries(keys.map((key) => [`metadata.${key}`, 1])));
  const model = mongoose.model(name, schema, `${bucketName}.files`);
  const chunks = () => mongoose.connection.collection(`${bucketName}.chunks`);

  function bucket() {
    const { db } = mongoose.connection;
    if (!db) throw new mongoose.mongo.MongoNotConnectedError('bufferCommands = false');
    return new mongoose.mongo.GridFSBucket(db, { bucketName });
  }
  const having = (facts: Partial<F>) =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [`metadata.${key}`, value as string]));
  const kept = ({ _id, filename, length, metadata }: StoredFile<F>): KeptFile<F> => ({
    place: _id,
    record: { ...metadata, name: filename, size: length },
  });

  async function drop(place: Place): Promise<void> {
    await model.deleteOne({ _id: place });
    await chunks().deleteMany({ files_id: place });
  }

  return {
    drop,
    keep: async ({ name, ...given }, bytes) => {
      const facts = given as unknown as F;
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
        await upload.abort().catch(() => drop(place));
        throw error;
      }
      return { place, record: { ...facts, name, size } };
    },
    sweep: async (before) => {
      const range = { $gte: begunAt(before - week), $lt: begunAt(before) };
      const places = (await chunks().distinct('files_id', { files_id: range })) as Place[];
      const whole = await model.find(trusted({ _id: { $in: places } }), { _id: 1 }).lean<{ _id: Place }[]>();
      const ended = new Set(whole.map(({ _id }) => _id.toHexString()));
      const torn = places.filter((place) => !ended.has(place.toHexString()));
      await chunks().deleteMany({ files_id: { $in: torn } });
      return torn.length;
    },
    find: async (facts) => {
      const found = await model.findOne(having(facts)).lean<StoredFile<F>>();
      return found && kept(found);
    },
    list: async (facts) =>
      (await model.find(having(facts)).sort({ _id: 1 }).lean<StoredFile<F>[]>()).map(kept),
    count: (facts) => model.countDocuments(having(facts)).exec(),
    read: (place) => bucket().openDownloadStream(place),
  };
}
