import { Client } from '@temporalio/client';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { createDelivery } from '../activities/delivery.ts';
import { createEngineActivities } from '../activities/engine.ts';
import { createActivities } from '../activities/index.ts';
import { dataConverter } from '../config/codec.ts';
import { temporalConnectionOptions } from '../config/connection.ts';
import { createLog } from '../config/log.ts';
import { cachedWorkflowsThatFit } from '../config/memory.ts';
import { untilItWorks } from '../config/patience.ts';
import { authority, settingsOrExit } from '../config/settings.ts';
import { startTracing } from '../config/tracing.ts';
import { bindToParent } from '../embedded/parent.ts';
import { messageChannels } from '../domain/notices.ts';
import { keepChannels } from '../engine/channels.ts';
import { createCourier } from '../messages/courier.ts';
import { createMail } from '../messages/mail.ts';
import { createSms } from '../messages/sms.ts';
import { reportChannel } from '../store/channels.ts';
import { watchClock } from '../store/clock.ts';
import { connect, disconnect } from '../store/connection.ts';
import { dialFrom } from '../store/telephones.ts';
import { bundlePath, tracedBundlePath } from './bundle.ts';
import { deliveryWorker } from './delivery.ts';
import { giveSignsOfLife } from './life.ts';

/** The worker process: runs the workflows and what they ask for, and delivers messages. Start more processes for more. */
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

const { namespace, taskQueue } = settings.temporal;
const client = new Client({ connection, namespace, dataConverter: dataConverter(settings) });
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
  messageChannels.map((channel) =>
    untilItWorks(
      () => reportChannel(channel, { carried: courier.carries(channel), error: null }),
      waiting('MongoDB'),
    ),
  ),
);

const tracing = await startTracing('caseline-worker', settings);
const does = (task: 'cases' | 'delivery') => ['all', task].includes(settings.workerTasks);
const workers: Worker[] = [];
const endings: (() => void)[] = [];

if (does('cases')) {
  const delivery = createDelivery(courier);
  const maxCachedWorkflows = settings.maxCachedWorkflows ?? cachedWorkflowsThatFit();
  const worker = await Worker.create({
    ...{ connection, namespace, taskQueue },
    dataConverter: dataConverter(settings),
    workflowBundle: { codePath: tracing ? tracedBundlePath : bundlePath },
    ...tracing?.worker,
    activities: {
      ...createActivities({ settings, courier }),
      ...createEngineActivities({ settings, courier }),
      // Cases of before wait for their last messages where they began to.
      deliver: (number: string) => delivery.deliver(number),
    },
    maxCachedWorkflows,
    // So long may a task wait for a worker that has died: half of the usual, so that little overtakes it.
    stickyQueueScheduleToStartTimeout: '5s',
    reuseV8Context: true,
    shutdownGraceTime: '10s',
  });
  workers.push(worker);
  endings.push(
    giveSignsOfLife(worker, connection, namespace),
    keepChannels(client, taskQueue, waiting('A workflow of a channel')),
  );
  log.info({ maxCachedWorkflows }, 'Worker is ready');
}
if (does('delivery')) {
  workers.push(await deliveryWorker(connection, settings, courier));
  log.info('Messages are delivered');
}
watchClock((words) => log.error(words));
await Promise.all(workers.map((worker) => worker.run()));
for (const end of endings) end();
courier.close();
await Promise.all([connection.close(), disconnect(), tracing?.end()]);
process.exit(0);
