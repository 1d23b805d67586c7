import path from 'node:path';
import { temporalConnectionOptions } from '../config/connection.ts';
import type { Settings } from '../config/settings.ts';
import { findBinary } from './binaries/finder.ts';
import { mongodbPin, temporalPin } from './binaries/pins.ts';
import type { Household, SupervisedChild } from './child.ts';
import { lockFolder, prepareFolder } from './folder.ts';
import { demandMongodb, mongodbServer, mongodbUri } from './mongodb.ts';
import { demandFree, freePort, rememberedPort } from './ports.ts';
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
    const [temporal, mongodb] = await Promise.all([this.startTemporal(), this.startMongodb()]);
    const { metricsPort, workerMetricsPort } = this.settings;
    return {
      settings: this.settings,
      temporal,
      mongodb,
      metricsPort: metricsPort && (await freePort(metricsPort)),
      workerMetricsPort: workerMetricsPort && (await freePort(workerMetricsPort)),
    };
  }

  private async startTemporal(): Promise<Surroundings['temporal']> {
    const { household, settings } = this;
    const { temporal, temporalUiPort: uiPort } = settings;
    if (temporal.address) {
      household.say(`Temporal: using ${temporal.address} (TEMPORAL_ADDRESS)`);
      await prepareTemporal(temporalConnectionOptions(settings), temporal.namespace, household.say);
      return { address: temporal.address, embedded: false };
    }
    const binary = await findBinary(temporalPin, household.say, this.stopping.signal);
    const port = await rememberedPort(household.dataDir, 'temporal', 7233);
    const address = `127.0.0.1:${port}`;
    const { namespace } = temporal;
    await this.bring(this.servers, temporalServer(household, binary, { port, uiPort, namespace }));
    await prepareTemporal({ address }, namespace, household.say);
    return { address, embedded: true };
  }

  private async startMongodb(): Promise<Surroundings['mongodb']> {
    const { household, settings } = this;
    if (settings.mongodbUri) {
      household.say('MongoDB: using the one given (MONGODB_URI)');
      await demandMongodb(settings.mongodbUri);
      return { uri: settings.mongodbUri, embedded: false };
    }
    const binary = await findBinary(mongodbPin, household.say, this.stopping.signal);
    const port = await rememberedPort(household.dataDir, 'mongodb', 27017);
    await this.bring(this.servers, mongodbServer(household, binary, port));
    return { uri: mongodbUri(port), embedded: true };
  }

  /** Starts a child and answers for its end, unless everything is ending already. */
  private async bring(children: SupervisedChild[], child: SupervisedChild): Promise<void> {
    this.stopping.signal.throwIfAborted();
    children.push(child);
    await child.start();
  }
}
