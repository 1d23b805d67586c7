import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { createEngineActivities } from '../../activities/engine.ts';
import { createActivities } from '../../activities/index.ts';
import { TemporalEngine } from '../../api/temporal.ts';
import { keepWatch } from '../../api/watchman.ts';
import { registerSearchAttributes } from '../../config/search-attributes.ts';
import { startServers } from '../../embedded/servers.ts';
import { createCourier } from '../../messages/courier.ts';
import { connect, disconnect } from '../../store/connection.ts';
import { seed } from '../../store/seed.ts';
import { wholeTimeline } from '../../store/timeline.ts';
import { bundlePath } from '../../worker/bundle.ts';
import { type CaseInput, caseWorkflowId } from '../../workflows/contract.ts';
import { caseInput } from '../cases.ts';
import { settings } from '../messages/samples.ts';

const taskQueue = 'works';

/** Temporal's own server and a database, with a worker on the built bundle: all of Caseline but its API. */
export class Works {
  readonly client: Client;
  readonly engine: TemporalEngine;
  private readonly native: NativeConnection;
  private readonly ends: (() => Promise<unknown>)[];
  private workers: { worker: Worker; running: Promise<void> }[] = [];
  private count = 0;

  private constructor(client: Client, native: NativeConnection, ends: (() => Promise<unknown>)[]) {
    this.client = client;
    this.engine = new TemporalEngine(client, taskQueue);
    this.native = native;
    this.ends = ends;
  }

  static async open(): Promise<Works> {
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
    const servers = await startServers();
    await connect(servers.mongodbUri);
    await seed({ demo: true, admin: undefined });
    const address = servers.temporalAddress;
    const connection = await Connection.connect({ address });
    const native = await NativeConnection.connect({ address });
    await registerSearchAttributes(connection, 'default');
    const works = new Works(new Client({ connection }), native, [
      () => connection.close(),
      () => native.close(),
      disconnect,
      () => servers.stop(),
    ]);
    await works.begin({ workflowBundle: { codePath: bundlePath } });
    return works;
  }

  /** Starts a worker, of this build unless told otherwise. */
  private async begin(build: Partial<WorkerOptions>): Promise<void> {
    const tools = { settings, courier: createCourier({}) };
    const worker = await Worker.create({
      ...{ connection: this.native, taskQueue, ...build },
      activities: { ...createActivities(tools), ...createEngineActivities(tools) },
    });
    this.workers.push({ worker, running: worker.run() });
  }

  private async endWorkers(): Promise<void> {
    for (const { worker } of this.workers) worker.shutdown();
    await Promise.all(this.workers.map(({ running }) => running));
    this.workers = [];
  }

  /** Does something while only a worker of another build is there (`test/workflows/odd.ts`). */
  async elsewhere(work: () => Promise<unknown>): Promise<void> {
    await this.endWorkers();
    await this.begin({ workflowsPath: fileURLToPath(new URL('../workflows/odd.ts', import.meta.url)) });
    await work();
    await this.endWorkers();
    await this.begin({ workflowBundle: { codePath: bundlePath } });
  }

  /** A case of Li Wei's, as it was opened. */
  async openCase(opening: Partial<CaseInput['opening']> = {}): Promise<string> {
    this.count += 1;
    const number = `C20261128-${String(this.count).padStart(4, '0')}`;
    const assignee = { id: 'engineer1', name: 'Li Wei' };
    await this.engine.openCase({ ...caseInput({ ...opening, number }), assignee }, `open ${number}`);
    return number;
  }

  handleOf(number: string) {
    return this.client.workflow.getHandle(caseWorkflowId(number));
  }

  /** Has the case run by another build, in place of what runs it now. */
  async misrun(number: string, input: { fails?: true } = {}): Promise<void> {
    const options = { workflowId: caseWorkflowId(number), taskQueue, args: [input] };
    await this.handleOf(number).terminate('test');
    await this.elsewhere(async () => {
      await this.client.workflow.start('caseWorkflow', options);
      const status = async () => (await this.handleOf(number).describe()).historyLength;
      while ((await status()) < (input.fails ? 5 : 4)) await new Promise((done) => setTimeout(done, 50));
    });
  }

  /** The kinds of the history in order; throws where an entry is missing or stands there twice. */
  async story(number: string): Promise<string[]> {
    const entries = await wholeTimeline(number);
    entries.forEach(({ seq }, i) => {
      if (seq !== i + 1) throw new Error(`Entry ${seq} stands in place ${i + 1}`);
    });
    return entries.map(({ kind }) => kind);
  }

  /** Has the watchman look every twenty seconds, as the API does, until that is ended. */
  async keepWatch(): Promise<() => Promise<void>> {
    await keepWatch(this.client, taskQueue);
    return () => this.client.schedule.getHandle('watchman').delete();
  }

  /** The watchman looks now. */
  async look(): Promise<void> {
    const workflowId = `look/${randomUUID()}`;
    await this.client.workflow.execute('watchWorkflow', { workflowId, taskQueue });
  }

  collection(name: string) {
    return mongoose.connection.collection(name);
  }

  async close(): Promise<void> {
    await this.endWorkers();
    for (const end of this.ends) await end();
  }
}
