import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Household, SupervisedChild } from './child.ts';
import { findBinary } from './binaries/finder.ts';
import { mongodbPin, temporalPin, testServerPin } from './binaries/pins.ts';
import { mongodbServer, mongodbUri } from './mongodb.ts';
import { freePort } from './ports.ts';
import { ChildrenRecord } from './record.ts';
import { temporalServer } from './temporal.ts';

export interface Servers {
  /** Empty when no Temporal was started. */
  temporalAddress: string;
  /** Empty when no MongoDB was started. */
  mongodbUri: string;
  /** The port of Temporal's UI; 0 when no Temporal was started. */
  uiPort: number;
  /** Ends the servers, and removes their data unless a folder was given for it. */
  stop: () => Promise<void>;
}

/**
 * Starts servers for tests and benchmarks, on free ports: both, or, when one is asked for, only that.
 * They end with this process, however it ends. Those that are not on the machine are installed first,
 * which takes up to a minute, once.
 * @param options.dataDir where to keep their data; without it a temporary folder
 * @throws StartError when a server cannot be had
 */
export async function startServers(
  options: { dataDir?: string; temporal?: boolean; mongodb?: boolean } = {},
): Promise<Servers> {
  const { temporal = !options.mongodb, mongodb = !options.temporal } = options;
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'caseline-')));
  const household: Household = { dataDir, record: new ChildrenRecord(dataDir), say: quiet };
  const { signal } = new AbortController();
  const children: SupervisedChild[] = [];
  const bring = async (child: SupervisedChild): Promise<void> => {
    children.push(child);
    await child.start();
  };
  const bringTemporal = async () => {
    const binary = await findBinary(temporalPin, quiet, signal);
    const ports = { port: await freePort(), uiPort: await freePort() };
    await bring(temporalServer(household, binary, { ...ports, namespace: 'default' }));
    return ports;
  };
  const bringMongodb = async () => {
    const binary = await findBinary(mongodbPin, quiet, signal);
    const port = await freePort();
    await bring(mongodbServer(household, binary, port));
    return port;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()));
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
  };
  const [started, startedMongodb] = await Promise.allSettled([
    temporal ? bringTemporal() : undefined,
    mongodb ? bringMongodb() : undefined,
  ]);
  if (started.status === 'rejected' || startedMongodb.status === 'rejected') {
    await stop();
    throw started.status === 'rejected' ? started.reason : (startedMongodb as PromiseRejectedResult).reason;
  }
  return {
    temporalAddress: started.value ? `127.0.0.1:${started.value.port}` : '',
    uiPort: started.value?.uiPort ?? 0,
    mongodbUri: startedMongodb.value ? mongodbUri(startedMongodb.value) : '',
    stop,
  };
}

/**
 * The path of the time-skipping test server, installed first when it is not on the machine.
 * @throws StartError when it cannot be had
 */
export async function testServerPath(): Promise<string> {
  return (await findBinary(testServerPin, quiet, new AbortController().signal)).path;
}

/** Tests want to hear of installations, which take long, and of deaths; not of what is as always. */
function quiet(line: string): void {
  if (!/: using |stands in/.test(line)) console.warn(line);
}
