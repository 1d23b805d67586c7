import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { endTransactions } from '../../embedded/mongodb.ts';
import { startServers } from '../../embedded/servers.ts';

let servers: Awaited<ReturnType<typeof startServers>>;
let client: mongo.MongoClient;
beforeAll(async () => {
  servers = await startServers({ mongodb: true });
  client = await mongo.MongoClient.connect(servers.mongodbUri);
});
afterAll(async () => {
  await client.close();
  await servers.stop();
});

describe('The transactions that a dead process has left', () => {
  it('are ended, so that others can change its rows, and those of the living are repeated', async () => {
    const things = client.db().collection<{ _id: string; by: string }>('things');
    await things.insertMany([
      { _id: 'locked', by: 'nobody' },
      { _id: 'other', by: 'nobody' },
    ]);
    const dead = client.startSession();
    dead.startTransaction();
    await things.updateOne({ _id: 'locked' }, { $set: { by: 'dead' } }, { session: dead });
    const changed = things.updateOne({ _id: 'locked' }, { $set: { by: 'next' } });
    changed.catch(() => {});

    let tries = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        tries += 1;
        await things.updateOne({ _id: 'other' }, { $set: { by: 'living' } }, { session });
        if (tries === 1) await endTransactions(servers.mongodbUri);
      }),
    );
    await changed;
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'locked', by: 'next' },
      { _id: 'other', by: 'living' },
    ]);
    expect(tries).toBe(2);
    await dead.endSession();
  }, 30_000);
});
