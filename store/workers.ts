import mongoose, { Schema } from 'mongoose';
import { databaseTime } from './clock.ts';

/** A worker that gives signs of life. */
interface WorkerRecord {
  /** Of the process; a worker that is started again is another. */
  _id: string;
  /** When it last did, by the database's clock: those of the machines may be apart. */
  at: Date;
}

/** How often a worker gives a sign of life, in milliseconds. */
export const beatEveryMs = 3_000;
/** A worker that gave none for so long is not there, in milliseconds. */
const goneAfterMs = 3 * beatEveryMs;

const schema = new Schema<WorkerRecord>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  // What is lost here is said again within seconds.
  { versionKey: false, strict: 'throw', writeConcern: { w: 1 } },
);
schema.index({ at: 1 }, { expireAfterSeconds: 3_600 });
const WorkerModel = mongoose.model<WorkerRecord>('Worker', schema, 'workers');

/** A sign of life of the worker `id`. */
export async function beat(id: string): Promise<void> {
  await WorkerModel.updateOne({ _id: id }, { $currentDate: { at: true } }, { upsert: true });
}

/** Whether some worker gave a sign of life lately; false as well while the database is away. */
export async function isWorkerThere(): Promise<boolean> {
  try {
    const [last, now] = await Promise.all([
      WorkerModel.findOne({}, null, { timeoutMS: 2_000 }).sort({ at: -1 }).lean<WorkerRecord>(),
      databaseTime(),
    ]);
    return last !== null && now - last.at.getTime() < goneAfterMs;
  } catch {
    return false;
  }
}
