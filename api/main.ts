import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { dataConverter } from '../config/codec.ts';
import { temporalConnectionOptions } from '../config/connection.ts';
import { createLog } from '../config/log.ts';
import { untilItWorks } from '../config/patience.ts';
import { registerSearchAttributes } from '../config/search-attributes.ts';
import { settingsOrExit } from '../config/settings.ts';
import { listPolicies, whole } from '../store/policies.ts';
import { warningsOf } from './policyWarnings.ts';
import { startTracing } from '../config/tracing.ts';
import { bindToParent } from '../embedded/parent.ts';
import { attachments } from '../store/attachments.ts';
import { watchClock } from '../store/clock.ts';
import { connect, disconnect, isAway } from '../store/connection.ts';
import { deriveWhatIsOlder } from '../store/derived.ts';
import { drawings } from '../store/drawings.ts';
import { recallTallies } from '../store/queues.ts';
import { seed } from '../store/seed.ts';
import { dialFrom } from '../store/telephones.ts';
import { flushAll } from '../store/together.ts';
import { createApp } from './app.ts';
import { feed } from './feed.ts';
import { listener } from './listener.ts';
import { Metrics } from './metrics.ts';
import { uploadPatience } from './router.ts';
import { keepWatch } from './watchman.ts';
import { TemporalEngine } from './temporal.ts';

/** How long requests in hand may take after SIGTERM, in milliseconds. */
const drainWithin = 10_000;

const settings = settingsOrExit();
const log = createLog('api', settings.logLevel);
const stopping = new AbortController();
bindToParent();

dialFrom(settings.region);

const tracing = await startTracing('caseline-api', settings);
const connection = Connection.lazy(temporalConnectionOptions(settings));
const { namespace, taskQueue } = settings.temporal;
const client = new Client({
  connection,
  namespace,
  dataConverter: dataConverter(settings),
  interceptors: { workflow: tracing?.client ?? [] },
});
const engine = new TemporalEngine(client, taskQueue);
const metrics = new Metrics();
const prepared = { database: false, temporal: false };

const app = createApp(
  {
    settings,
    engine,
    log,
    prepared,
  },
  metrics,
);
const { host, port } = settings;
const server = listener(app, settings).listen(port, host, () => log.info({ host, port }, 'Listening'));
const metricsServer = settings.metricsPort ? metrics.listen(settings.metricsPort, host) : undefined;
server.on('error', (error) => {
  log.fatal({ err: error }, `Cannot listen on port ${port} of ${host}`);
  process.exit(1);
});
metricsServer?.on('error', (error) =>
  log.error({ err: error }, `No metrics on port ${settings.metricsPort}`),
);

/** Until it works, requests are answered 503. */
async function prepare(service: string, attempt: () => Promise<void>): Promise<void> {
  const waiting = (error: unknown) =>
    isAway(error) || isGrpcServiceError(error)
      ? log.warn({ reason: (error as Error).message }, `${service} does not answer yet; trying again`)
      : log.error({ err: error }, `${service} could not be prepared; trying again`);
  await untilItWorks(attempt, waiting, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
}

void prepare('MongoDB', async () => {
  await connect(settings.mongodbUri ?? 'mongodb://127.0.0.1:27017');
  await seed(settings);
  prepared.database = true;
  for (const { id, document } of await listPolicies())
    for (const { message } of await warningsOf(await whole(document), 'en'))
      log.warn({ policy: id }, `A policy reports to a role that nobody holds. ${message}`);
  watchClock((words) => log.error(words));
  for (const files of [attachments, drawings])
    files
      .sweep(Date.now() - uploadPatience)
      .catch((error: unknown) => log.warn({ err: error }, 'What is left of aborted uploads was not removed'));
  deriveWhatIsOlder().then(
    (count) =>
      count && log.info({ count }, 'Worked out anew what lists read of cases that an earlier version stored'),
    (error: unknown) => log.warn({ err: error }, 'What an earlier version stored is listed as it did'),
  );
  // Before somebody asks how many cases are in a queue, because that takes a while only the first time.
  recallTallies().catch(() => undefined);
});
void prepare('Temporal', async () => {
  // Without its search attributes a case would fail for ever, so none is opened before they are known.
  await connection.withDeadline(Date.now() + 5_000, () => registerSearchAttributes(connection, namespace));
  prepared.temporal = true;
});
void prepare('The watchman', () =>
  connection.withDeadline(Date.now() + 5_000, () => keepWatch(client, taskQueue)),
);

async function stop(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  log.info({ signal }, 'Stopping');
  stopping.abort();
  metricsServer?.close();
  const drained = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await feed.close().catch(() => undefined);
  await Promise.race([drained, sleep(drainWithin, undefined, { ref: false })]);
  server.closeAllConnections();
  await flushAll();
  await Promise.allSettled([disconnect(), connection.close(), tracing?.end()]);
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
