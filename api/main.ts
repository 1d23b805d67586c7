import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { temporalConnectionOptions } from '../config/connection.ts';
import { registerSearchAttributes } from '../config/search-attributes.ts';
import { readSettings, SettingsError } from '../config/settings.ts';
import { exitWithParent } from '../embedded/parent.ts';
import { connect, disconnect } from '../store/connection.ts';
import { FailedLogins } from '../store/logins.ts';
import { seed } from '../store/seed.ts';
import { createApp } from './app.ts';
import { Metrics } from './metrics.ts';
import { TemporalEngine } from './temporal.ts';

/** How long requests in hand may take after SIGTERM, in milliseconds. */
const drainWithin = 10_000;

function settingsOrExit() {
  try {
    return readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}

const settings = settingsOrExit();
const log = pino({ level: settings.logLevel, name: 'api' });
const stopping = new AbortController();
exitWithParent();

/** Tries until it works or the process stops: until then requests are answered 503. */
async function patiently(what: string, attempt: () => Promise<void>): Promise<void> {
  for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, 5_000)) {
    try {
      await attempt();
      log.info(`${what}: ready`);
      return;
    } catch (error) {
      log.warn({ err: error }, `${what}: not yet`);
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
}

const connection = Connection.lazy(temporalConnectionOptions(settings));
const { namespace, taskQueue } = settings.temporal;
const engine = new TemporalEngine(new Client({ connection, namespace }), taskQueue);
const metrics = new Metrics();
const prepared = { database: false, temporal: false };

const app = createApp(
  {
    settings,
    engine,
    log,
    failedLogins: new FailedLogins(),
    prepared,
  },
  metrics,
);
const server = createServer(app).listen(settings.port, () => log.info({ port: settings.port }, 'Listening'));
const metricsServer = settings.metricsPort ? metrics.listen(settings.metricsPort) : undefined;
server.on('error', (error) => {
  log.fatal({ err: error }, `Cannot listen on port ${settings.port}`);
  process.exit(1);
});
metricsServer?.on('error', (error) =>
  log.error({ err: error }, `No metrics on port ${settings.metricsPort}`),
);

void patiently('MongoDB', async () => {
  await connect(settings.mongodbUri ?? 'mongodb://localhost:27017/caseline');
  await seed(settings);
  prepared.database = true;
});
void patiently('Temporal', async () => {
  // Without its search attributes a case would fail for ever, so none is opened before they are known.
  await connection.withDeadline(Date.now() + 5_000, () => registerSearchAttributes(connection, namespace));
  prepared.temporal = true;
});

async function stop(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  log.info({ signal }, 'Stopping');
  stopping.abort();
  metricsServer?.close();
  const drained = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([drained, sleep(drainWithin, undefined, { ref: false })]);
  server.closeAllConnections();
  await Promise.allSettled([disconnect(), connection.close()]);
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
