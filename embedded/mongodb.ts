import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mongo } from 'mongoose';
import type { Finding } from './binaries/finder.ts';
import { SupervisedChild } from './child.ts';
import type { Household } from './child.ts';
import { StartError } from './failure.ts';

/** The one member's set; SecantusDB names its own. */
const REPLICA_SET = 'caseline';
const ALREADY_INITIALIZED = 23;

/**
 * The address of an embedded MongoDB. Direct, because its replica set has no other member to find. Writes are not
 * retried by the driver, but by who asked for them, as after any other failure: SecantusDB keeps what it was asked to
 * do once only for half an hour, and looks through all of it at each further write.
 */
export function mongodbUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/caseline?directConnection=true&retryWrites=false`;
}

/**
 * A MongoDB on this machine only, its data in the data folder; not yet started. It is a mongod when that is on
 * PATH, else SecantusDB, and then says so.
 */
export function mongodbServer(household: Household, binary: Finding, port: number): SupervisedChild {
  if (!binary.onPath) {
    household.say(
      'MongoDB: SecantusDB stands in for it, which is slow and not for production; ' +
        'put mongod on PATH or set MONGODB_URI to use a real one',
    );
  }
  const { args, initiate } = binary.onPath ? mongod(household, port) : secantus(household, port);
  return new SupervisedChild(
    {
      name: 'MongoDB',
      command: binary.path,
      args,
      ready: () => answers(port, initiate),
      works: () => writes(port),
      silentMs: 120_000,
    },
    household,
  );
}

/** @throws StartError when the MongoDB that was given does not answer; never repeats its URI, which has a password */
export async function demandMongodb(uri: string): Promise<void> {
  try {
    await ask(uri, 10_000, (admin) => admin.command({ ping: 1 }));
  } catch (error) {
    throw new StartError(`MongoDB does not answer (${(error as Error).message}): check MONGODB_URI.`);
  }
}

/**
 * Ends every transaction that is under way: those of a process that has died would keep their rows locked for a minute,
 * those of the living are repeated by their driver.
 */
export async function endTransactions(uri: string): Promise<void> {
  await ask(uri, 1_000, (admin) => admin.command({ killAllSessions: [] }));
}

/** Asks the server over a connection of its own, for which it waits at most `patience` milliseconds. */
async function ask<T>(uri: string, patience: number, question: (admin: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: patience });
  try {
    return await question(client.db('admin'));
  } finally {
    await client.close();
  }
}

interface Invocation {
  args: string[];
  /** Whether the server is to be told that it is a replica set. */
  initiate: boolean;
}

function mongod({ dataDir }: Household, port: number): Invocation {
  return {
    args: [
      ...['--bind_ip', '127.0.0.1', '--port', `${port}`, '--dbpath', folder(dataDir, 'mongod')],
      ...['--replSet', REPLICA_SET, '--wiredTigerCacheSizeGB', '0.25', '--quiet'],
    ],
    initiate: true,
  };
}

function secantus({ dataDir }: Household, port: number): Invocation {
  // An empty file, so that it does not look for one in the home folder.
  const config = path.join(dataDir, 'secantusdb.toml');
  writeFileSync(config, '');
  return {
    args: [
      ...['--config', config, '--host', '127.0.0.1', '--port', `${port}`, '--log-level', 'WARNING'],
      // Without --sync-on-commit a kill loses transactions that it had acknowledged.
      ...['--storage-path', folder(dataDir, 'mongodb'), '--sync-on-commit', '--cache-size', '256M'],
    ],
    initiate: false,
  };
}

/** The two do not read each other's files, so each has a folder of its own. */
function folder(dataDir: string, name: string): string {
  const made = path.join(dataDir, name);
  mkdirSync(made, { recursive: true });
  return made;
}

async function answers(port: number, initiate: boolean): Promise<boolean> {
  return ask(mongodbUri(port), 1_000, async (admin) => {
    if (initiate) await initiateSet(admin, `127.0.0.1:${port}`);
    return ((await admin.command({ hello: 1 })) as { isWritablePrimary: boolean }).isWritablePrimary;
  });
}

/** Whether what is written is kept: a server that lost its disk for a moment may answer, and never write again. */
async function writes(port: number): Promise<boolean> {
  return ask(mongodbUri(port), 5_000, async (admin) => {
    const pulse = admin.client.db('caseline').collection<{ _id: string; at: Date }>('pulse');
    await pulse.updateOne(
      { _id: 'start' },
      { $set: { at: new Date() } },
      { upsert: true, timeoutMS: 10_000 },
    );
    return true;
  });
}

/** Makes a mongod the only member of its set, also when it was so on another port before. */
async function initiateSet(admin: mongo.Db, host: string): Promise<void> {
  const members = [{ _id: 0, host }];
  try {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
  } catch (error) {
    if ((error as mongo.MongoServerError).code !== ALREADY_INITIALIZED) throw error;
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as { config: mongo.Document };
    const [member] = config['members'] as { host: string }[];
    if (member?.host === host) return;
    const version = (config['version'] as number) + 1;
    await admin.command({ replSetReconfig: { ...config, version, members }, force: true });
  }
}
