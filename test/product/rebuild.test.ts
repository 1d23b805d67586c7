import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import mongoose from 'mongoose';
import { createActivities } from '../../activities/index.ts';
import { TemporalEngine } from '../../api/temporal.ts';
import { registerSearchAttributes } from '../../config/search-attributes.ts';
import { type Servers, startServers } from '../../embedded/servers.ts';
import { createCourier } from '../../messages/courier.ts';
import { connect, disconnect } from '../../store/connection.ts';
import { nextNumber } from '../../store/counters.ts';
import { deriveAgain } from '../../store/derived.ts';
import { seed } from '../../store/seed.ts';
import { bundlePath } from '../../worker/bundle.ts';
import { type RecordedRun, recordedRuns } from '../../worker/histories.ts';
import { restore } from '../../worker/restore.ts';
import { agent, caseInput, engineer, manager } from '../cases.ts';
import { settings } from '../messages/samples.ts';
import { eventually } from './desk.ts';

/** Everything of a collection, by ID. */
// When a row was stored is no part of what it tells.
/** The terms by which a case is found have no order. */
const all = async (collection: string) => {
  const found = await mongoose.connection
    .collection(collection)
    .find({}, { projection: { storedAt: 0 } })
    .sort({ _id: 1 })
    .toArray();
  for (const document of found)
    for (const terms of ['words', 'publicWords']) (document[terms] as string[] | undefined)?.sort();
  return found;
};
const lose = (collection: string) => mongoose.connection.collection(collection).deleteMany({});

describe('A read model that was lost', () => {
  let servers: Servers;
  let worker: Worker;
  let running: Promise<void>;
  let connection: Connection;
  let client: Client;
  let number: string;
  let rma: string;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    servers = await startServers();
    await connect(servers.mongodbUri);
    await seed({ demo: true, admin: undefined });
    connection = await Connection.connect({ address: servers.temporalAddress });
    await registerSearchAttributes(connection, 'default');
    client = new Client({ connection });
    worker = await Worker.create({
      connection: await NativeConnection.connect({ address: servers.temporalAddress }),
      taskQueue: 'rebuild',
      workflowBundle: { codePath: bundlePath },
      activities: { ...createActivities({ settings, courier: createCourier({}) }) },
    });
    running = worker.run();

    const engine = new TemporalEngine(client, 'rebuild');
    number = await nextNumber('C', '2026-11-23');
    rma = await nextNumber('R', '2026-11-23');
    const assignee = { id: 'engineer1', name: 'Li Wei' };
    const input = caseInput({ number });
    await engine.openCase({ ...input, assignee, continueAfter: 25 }, 'open');
    await engine.act(number, 'respond', { note: 'Called', via: 'phone', actor: engineer(1) }, 'respond');
    for (let n = 1; n <= 12; n += 1)
      await engine.act(number, 'notes', { text: `${n}`, visibility: 'public', actor: agent }, `note ${n}`);
    const part = { kind: 'loaner', serialNumber: 'SN-1', partNumber: 'PWR', reason: 'dead' } as const;
    await engine.act(number, 'rmas', { number: rma, ...part, actor: engineer(1) }, 'rma');
    await engine.act(number, 'priority', { priority: 'P2', reason: 'x', actor: manager }, 'priority');
    await eventually(
      async () => (await all('rmas')).length,
      (count) => count === 1,
    );
  }, 240_000);

  afterAll(async () => {
    worker?.shutdown();
    await running;
    await connection?.close();
    await disconnect();
    await servers?.stop();
  });

  it('comes back from the workflows as it was, through several runs, and nobody is told anything again', async () => {
    const before = [await all('cases'), await all('timeline'), await all('rmas'), await all('outbox')];
    const runs = await eventually(
      async () => {
        const found: RecordedRun[] = [];
        for await (const run of recordedRuns(client)) found.push(run);
        return found;
      },
      (found) => found.reduce((sum, { events }) => sum + events.length, 0) === before[1]!.length,
    );
    expect(runs.length).toBeGreaterThan(2);
    for (const lost of ['cases', 'timeline', 'rmas', 'counters']) await lose(lost);

    const first = await restore(recordedRuns(client));
    expect([...first.renewed].sort()).toEqual([number, rma].sort());
    await deriveAgain();
    expect([await all('cases'), await all('timeline'), await all('rmas'), await all('outbox')]).toEqual(
      before,
    );
    // The next case gets a number of its own.
    expect(Number((await nextNumber('C', '2026-11-23')).split('-')[1])).toBe(
      Number(number.split('-')[1]) + 1,
    );

    const again = await restore(recordedRuns(client, number));
    expect([[...again.read], again.renewed.size]).toEqual([[number], 0]);
    expect(await all('timeline')).toEqual(before[1]);
  }, 60_000);

  it('of an earlier version gets what lists and reports read now, and keeps all else', async () => {
    const before = [await all('cases'), await all('rmas')];
    const { collections } = mongoose.connection;
    await collections['cases']!.updateMany(
      {},
      { $unset: { facts: 1, live: 1, lateAt: 1 }, $set: { words: [], publicWords: [] } },
    );
    await collections['rmas']!.updateMany({}, { $unset: { turnaround: 1, dueOrder: 1 } });
    expect(await deriveAgain()).toBe(2);
    expect([await all('cases'), await all('rmas')]).toEqual(before);
    expect(await deriveAgain(rma)).toBe(1);
  });

  it('does not go back behind what the case has recorded since', async () => {
    const stale: RecordedRun[] = [];
    for await (const run of recordedRuns(client, number)) stale.push(run);
    await new TemporalEngine(client, 'rebuild').act(
      ...([number, 'notes', { text: 'later', visibility: 'public', actor: agent }, 'later'] as const),
    );
    const now = await all('cases');
    const { renewed } = await restore(stale);
    expect(renewed.size).toBe(0);
    expect(await all('cases')).toEqual(now);
  }, 60_000);
});
