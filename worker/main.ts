import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { engineActivities } from '../activities/engine.ts';
import { createActivities } from '../activities/index.ts';
import { dataConverter } from '../config/codec.ts';
import { temporalConnectionOptions } from '../config/connection.ts';
import { createLog } from '../config/log.ts';
import { cachedWorkflowsThatFit } from '../config/memory.ts';
import { untilItWorks } from '../config/patience.ts';
import { authority, settingsOrExit } from '../config/settings.ts';
import { startTracing } from '../config/tracing.ts';
import { bindToParent } from '../embedded/parent.ts';
import { createCourier } from '../messages/courier.ts';
import { createMail } from '../messages/mail.ts';
import { createSms } from '../messages/sms.ts';
import { reportChannel } from '../store/channels.ts';
import { watchClock } from '../store/clock.ts';
import { connect, disconnect } from '../store/connection.ts';
import { dialFrom } from '../store/telephones.ts';
import { bundlePath, tracedBundlePath } from './bundle.ts';
import { giveSignsOfLife } from './life.ts';

/** The worker process: runs the workflows and what they ask for. One worker a process; start more processes for more. */
const settings = settingsOrExit();
const log = createLog('worker', settings.logLevel);
dialFrom(settings.region);
bindToParent();

Runtime.install({
  logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
    const method = level === 'TRACE' ? 'trace' : (level.toLowerCase() as 'debug' | 'info' | 'warn' | 'error');
    log[method](meta ?? {}, message);
  }),
  shutdownSignals: ['SIGINT', 'SIGTERM'],
  telemetryOptions: {
    // What Temporal's core says, such as which task failed, becomes a line of this log like any other.
    logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    ...(settings.workerMetricsPort && {
      metrics: { prometheus: { bindAddress: authority(settings.host, settings.workerMetricsPort) } },
    }),
  },
});

const waiting = (service: string) => (error: unknown) =>
  log.warn({ reason: (error as Error).message }, `${service} does not answer yet; trying again`);

/** A connection to the namespace, which may be made later than the server: a worker of none would end at once. */
async function reachTemporal(): Promise<NativeConnection> {
  const connection = await NativeConnection.connect(temporalConnectionOptions(settings));
  try {
    await connection.workflowService.describeNamespace({ namespace: settings.temporal.namespace });
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const mongodbUri = settings.mongodbUri ?? 'mongodb://127.0.0.1:27017';
const [connection] = await Promise.all([
  untilItWorks(reachTemporal, waiting('Temporal')),
  untilItWorks(() => connect(mongodbUri), waiting('MongoDB')),
]);

const courier = createCourier({
  ...(settings.smtpUrl && { mail: createMail({ ...settings, smtpUrl: settings.smtpUrl }) }),
  ...(settings.smsGatewayUrl && { sms: createSms({ smsGatewayUrl: settings.smsGatewayUrl }) }),
  onChannel: (channel, error) => report(channel, error),
});

/** Says how a channel stands, for the health page and for what cases take for granted. */
function report(channel: Parameters<typeof courier.carries>[0], error: string | null): void {
  if (error !== null) log.warn({ channel, error }, 'Messages wait: the channel is at fault');
  reportChannel(channel, { carried: courier.carries(channel), error }).catch((reason: unknown) =>
    log.warn({ err: reason, channel }, 'How the channel stands was not recorded'),
  );
}
await Promise.all(
  (['email', 'sms'] as const).map((channel) =>
    untilItWorks(
      () => reportChannel(channel, { carried: courier.carries(channel), error: null }),
      waiting('MongoDB'),
    ),
  ),
);

/** How often messages are looked for that nobody carries, in milliseconds. */
const sweepEvery = 10_000;
const sweeping = setInterval(() => {
  courier.sweep().catch((error: unknown) => log.warn({ err: error }, 'The outbox was not swept'));
}, sweepEvery);

const tracing = await startTracing('caseline-worker', settings);
const maxCachedWorkflows = settings.maxCachedWorkflows ?? cachedWorkflowsThatFit();
const worker = await Worker.create({
  connection,
  namespace: settings.temporal.namespace,
  taskQueue: settings.temporal.taskQueue,
  dataConverter: dataConverter(settings),
  workflowBundle: { codePath: tracing ? tracedBundlePath : bundlePath },
  ...tracing?.worker,
  activities: { ...createActivities({ settings, courier }), ...engineActivities },
  maxCachedWorkflows,
  // So long may a task wait for a worker that has died: half of the usual, so that little overtakes it.
  stickyQueueScheduleToStartTimeout: '5s',
  reuseV8Context: true,
  shutdownGraceTime: '10s',
});

log.info({ maxCachedWorkflows }, 'Worker is ready');
watchClock((words) => log.error(words));
const endSigns = giveSignsOfLife(worker, connection, settings.temporal.namespace);
await worker.run();
endSigns();
clearInterval(sweeping);
courier.close();
await Promise.all([connection.close(), disconnect(), tracing?.end()]);
process.exit(0);
