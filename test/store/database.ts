import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { startServers } from '../../embedded/servers.ts';
import { connect, disconnect } from '../../store/connection.ts';

/** A fresh database on a real server: MONGODB_URI, or the one that the embedded start brings. */
export async function openDatabase(): Promise<{ uri: string; close: () => Promise<void> }> {
  const server = await find();
  const uri = `${server.uri.replace(/\/[^/]*$/, '')}/test-${randomUUID()}`;
  await connect(uri);
  return {
    uri,
    close: async () => {
      await mongoose.connection.dropDatabase();
      await disconnect();
      await server.stop();
    },
  };
}

async function find(): Promise<{ uri: string; stop: () => Promise<void> }> {
  const given = process.env['MONGODB_URI'];
  if (given) return { uri: new URL('/', given).href, stop: () => Promise.resolve() };
  const { mongodbUri, stop } = await startServers({ mongodb: true });
  return { uri: mongodbUri, stop };
}
