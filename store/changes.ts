import mongoose from 'mongoose';
import { ofKey, type Presence } from './presence.ts';
import type { TimelineRecord } from './timeline.ts';

/** What any process commits to a collection from now on. */
export interface Changes {
  /** Resolves when whatever is committed from now on will be told; rejects when the database cannot. */
  opened: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches a collection: a change stream, so that the database is asked once a process however many listen.
 * `ended` is called once, when nothing more will come; what happened since is then unknown.
 */
function watch<Change extends mongoose.mongo.ChangeStreamDocument>(
  collection: string,
  operations: Change['operationType'][],
  tell: (change: Change) => void,
  ended: () => void,
): Changes {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('not connected');
  const stream = db
    .collection(collection)
    .watch<mongoose.mongo.BSON.Document, Change>([{ $match: { operationType: { $in: operations } } }]);
  const read = (change: Change | null) => {
    if (change) tell(change);
  };
  // The first look opens the cursor.
  const opened = stream.tryNext().then(read);
  const follow = async () => {
    await opened;
    for await (const change of stream) read(change);
  };
  follow()
    .catch(() => stream.close())
    .catch(() => undefined)
    .finally(ended);
  return { opened, close: () => stream.close() };
}

/** New entries of the history, of whatever case, RMA or call. */
export const watchTimeline = (tell: (entry: TimelineRecord) => void, ended: () => void): Changes =>
  watch<mongoose.mongo.ChangeStreamInsertDocument<TimelineRecord>>(
    'timeline',
    ['insert'],
    ({ fullDocument }) => tell(fullDocument),
    ended,
  );

/** Somebody came to a case, or does something else there; with null as what they do, they left. */
export type Coming = Presence | { number: string; personId: string; doing: null };
type PresenceChange =
  | mongoose.mongo.ChangeStreamInsertDocument<Presence>
  | mongoose.mongo.ChangeStreamReplaceDocument<Presence>
  | (mongoose.mongo.ChangeStreamDeleteDocument & { documentKey: { _id: unknown } });

/** Who comes to a case and who leaves it; not that they are still there. */
export const watchPresence = (tell: (coming: Coming) => void, ended: () => void): Changes =>
  watch<PresenceChange>(
    'presence',
    ['insert', 'replace', 'delete'],
    (change) =>
      tell(
        change.operationType === 'delete'
          ? { ...ofKey(String(change.documentKey._id)), doing: null }
          : change.fullDocument,
      ),
    ended,
  );
