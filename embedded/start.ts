import path from 'node:path';
import { temporalConnectionOptions } from '../config/connection.ts';
import type { Settings } from '../config/settings.ts';
import type { Household, SupervisedChild } from './child.ts';
import { lockFolder, prepareFolder } from './folder.ts';
import { demandMongodb, mongodbServer, mongodbUri } from './mongodb.ts';
import { demandFree, freePort, rememberedPorts } from './ports.ts';
import { apiProcess, workerProcess } from './processes.ts';
import type { Surroundings } from './processes.ts';
import { ChildrenRecord } from './record.ts';
import { prepareTemporal, temporalServer } from './temporal.ts';

/** One embedded start: everything that it brings up, and brings down again in order. */
export class Start {
  private readonly servers: SupervisedChild[] = [];
  private readonly processes: SupervisedChild[] = [];
  private readonly stopping = new AbortController();
  private readonly household: Household;
  private unlock = () => {};

  constructor(
    private readonly settings: Settings,
    say: (line: string) => void,
  ) {
    const dataDir = path.resolve(settings.dataDir);
    prepareFolder(dataDir);
    this.household = { dataDir, say, record: new ChildrenRecord(dataDir) };
  }

  /**
   * Starts what is missing and resolves when a case could be opened.
   * @throws StartError in one sentence when that cannot be; then call stop()
   */
  async run(): Promise<Surroundings> {
    const { settings, household } = this;
    this.unlock = lockFolder(household.dataDir);
    const leftovers = await household.record.endLeftovers();
    if (leftovers.length > 0) household.say(`Ended what a crash had left running: ${leftovers.join(', ')}`);
    await demandFree('PORT', settings.port);
    if (!settings.temporal.address) await demandFree('TEMPORAL_UI_PORT', settings.temporalUiPort);
    const surroundings = await this.startServers();
    await Promise.all([
      this.bring(this.processes, workerProcess(household, surroundings)),
      this.bring(this.processes, apiProcess(household, surroundings)),
    ]);
    return surroundings;
  }

  /** Ends everything: first Caseline's own processes, which still need the servers to wind up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.processes.map((child) => child.stop()));
    await Promise.all(this.servers.map((child) => child.stop()));
    this.unlock();
  }

  private async startServers(): Promise<Surroundings> {
    const { settings, household } = this;
    const { signal } = this.stopping;
    const { address, namespace } = settings.temporal;
    const ports = await rememberedPorts(household.dataDir, { temporal: 7233, mongodb: 27017 });
    const temporal = address
      ? { address, embedded: false }
      : { address: `127.0.0.1:${ports.temporal}`, embedded: true };
    const mongodb = settings.mongodbUri
      ? { uri: settings.mongodbUri, embedded: false }
      : { uri: mongodbUri(ports.mongodb), embedded: true };
    const startTemporal = async () => {
      if (temporal.embedded) {
        const options = { port: ports.temporal, uiPort: settings.temporalUiPort, namespace, signal };
        await this.bring(this.servers, await temporalServer(household, options));
      } else household.say(`Temporal: using ${temporal.address} (TEMPORAL_ADDRESS)`);
      const env = temporal.embedded ? {} : process.env;
      const options = temporalConnectionOptions({ temporal: { ...settings.temporal, ...temporal } }, env);
      await prepareTemporal(options, namespace, household.say);
    };
    const startMongodb = async () => {
      if (mongodb.embedded) {
        await this.bring(this.servers, await mongodbServer(household, { port: ports.mongodb, signal }));
      } else {
        household.say('MongoDB: using the one given (MONGODB_URI)');
        await demandMongodb(mongodb.uri);
      }
    };
    await Promise.all([startTemporal(), startMongodb()]);
    return {
      settings,
      temporal,
      mongodb,
      metricsPort: settings.metricsPort && (await freePort(settings.metricsPort)),
      workerMetricsPort: settings.workerMetricsPort && (await freePort(settings.workerMetricsPort)),
    };
  }

  /** Starts a child and answers for its end, unless everything is ending already. */
  private async bring(children: SupervisedChild[], child: SupervisedChild): Promise<void> {
    this.stopping.signal.throwIfAborted();
    children.push(child);
    await child.start();
  }
}
