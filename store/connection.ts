import mongoose, { type ClientSession } from 'mongoose';

// Values from outside never become operators: filters with operators are marked `trusted` where they are written.
mongoose.set('sanitizeFilter', true);
mongoose.set('strictQuery', 'throw');
// A command fails at once while the database is away, so that callers hear a clear 503 instead of waiting.
mongoose.set('bufferCommands', false);
// Collections and indexes are made by `connect`, before the first transaction needs them.
mongoose.set('autoCreate', false);
mongoose.set('autoIndex', false);

/**
 * Connects this process to MongoDB and makes the collections and indexes of every imported store module.
 * Rejects within about 3 seconds while no server answers; it may then be called again.
 */
export async function connect(uri: string): Promise<void> {
  const named = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
  await mongoose.connect(uri, {
    ...(named ? {} : { dbName: 'caseline' }),
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
    socketTimeoutMS: 30_000,
    maxPoolSize: 20,
    writeConcern: { w: 'majority' },
  });
  for (const name of mongoose.modelNames()) {
    await mongoose.model(name).createCollection();
    await makeIndexes(mongoose.model(name));
  }
}

/** `IndexOptionsConflict` and `IndexKeySpecsConflict`. */
const indexConflicts: readonly unknown[] = [85, 86];

/** The model's indexes; where an earlier version made one in another way, the collection gets them as they are now. */
async function makeIndexes(
  model: Pick<mongoose.Model<never>, 'createIndexes' | 'syncIndexes'>,
): Promise<void> {
  try {
    await model.createIndexes();
  } catch (error) {
    if (!indexConflicts.includes((error as { code?: unknown }).code)) throw error;
    await model.syncIndexes();
  }
}

export const disconnect = (): Promise<void> => mongoose.disconnect();

/** Whether the server answers a real read now: one that has lost its disk may still answer a ping. */
export async function answersReads(): Promise<boolean> {
  try {
    await mongoose.connection.db
      ?.collection('cases')
      .findOne({}, { projection: { _id: 1 }, timeoutMS: 2_000 });
    return mongoose.connection.readyState === mongoose.ConnectionStates.connected;
  } catch {
    return false;
  }
}

export type Session = ClientSession;

/** Runs `work` in one transaction; on a conflict with another one it runs again, so it must not do anything else. */
export async function withTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession();
  try {
    return await session.withTransaction(() => work(session));
  } finally {
    await session.endSession();
  }
}

/** After this nobody waits for a list or a report any more, so the server need not go on reading; in milliseconds. */
export const longestRead = 13_000;

/** Lets the operators of a filter through that this code made of checked values. Changes the filter itself. */
export function trusted<T extends object>(filter: T): T {
  for (const [key, value] of Object.entries(filter) as [string, unknown][]) {
    if (Array.isArray(value) && key.startsWith('$')) value.filter(isPlain).forEach(trusted);
    else if (isPlain(value)) mongoose.trusted(value);
  }
  return filter;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The unique index or `_id` that an insert ran into. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000;

/**
 * Runs an upsert that answers with its document. Of two that make the same one at once, MongoDB complains to the second of
 * a duplicate, and the embedded stand-in answers it with nothing: then it is there, and is found by another try.
 */
export async function upserted<T>(attempt: () => Promise<T | null>): Promise<T> {
  const first = await attempt().catch((error: unknown) => {
    if (isDuplicate(error)) return null;
    throw error;
  });
  return first ?? ((await attempt()) as T);
}

const { mongo } = mongoose;
/** What the driver throws when nobody answers; two of its classes are known by their name only. */
const silences = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoOperationTimeoutError,
  mongo.MongoClientClosedError,
  mongoose.Error.MongooseServerSelectionError,
];
const silentNames: readonly string[] = ['MongoPoolClosedError', 'MongoWaitQueueTimeoutError'];
/** A server that is going down, coming up or handing over says so with one of these, to reads without a label. */
const leaving: readonly unknown[] = [6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];
const repeatable = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult'];

/** Whether the database did not answer, as opposed to having refused something. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoServerError)
    return leaving.includes(error.code) || repeatable.some((label) => error.hasErrorLabel(label));
  return (
    silences.some((silence) => error instanceof silence) ||
    silentNames.includes(error.name) ||
    /bufferCommands = false|initial connection/.test(error.message)
  );
}
