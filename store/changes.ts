import mongoose from 'mongoose';
import type { TimelineRecord } from './timeline.ts';

/** New entries of the history, of whatever case, RMA or call, as they are committed by any process. */
export interface Changes {
  /** Resolves when whatever is committed from now on will be told; rejects when the database cannot. */
  opened: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches the timeline: a change stream, so that the database is asked once a process however many listen.
 * `ended` is called once, when nothing more will come; what happened since is then unknown.
 */
export function watchTimeline(tell: (entry: TimelineRecord) => void, ended: () => void): Changes {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('not connected');
  const stream = db
    .collection<TimelineRecord>('timeline')
    .watch<TimelineRecord, mongoose.mongo.ChangeStreamInsertDocument<TimelineRecord>>([
      { $match: { operationType: 'insert' } },
    ]);
  const read = (change: { fullDocument: TimelineRecord } | null) => {
    if (change) tell(change.fullDocument);
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
