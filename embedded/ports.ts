import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { cacheFolder, prepareCache } from './binaries/cache.ts';
import { StartError } from './failure.ts';
import { makeFolder } from './files.ts';
import { tryLock } from './lock.ts';

/**
 * Takes a port that is free for this process, until it ends: nothing listens on it, on this machine's own
 * address or on all, and no other start has taken it for a server that it is still installing. Otherwise two
 * starts at once would each believe that the server which answers there is theirs.
 */
async function take(port: number): Promise<boolean> {
  if (!(await canListen(port, '127.0.0.1')) || !(await canListen(port))) return false;
  prepareCache();
  const folder = path.join(cacheFolder(), 'ports');
  makeFolder(folder);
  const { holder } = tryLock(path.join(folder, `${port}.lock`));
  return !holder || holder.pid === process.pid;
}

/** @throws StartError when a port that was asked for is taken, naming the variable to change */
export async function demandFree(variable: string, port: number): Promise<void> {
  if (await take(port)) return;
  throw new StartError(`Port ${port} is in use: end what listens there, or set ${variable} to another port.`);
}

/** Below those that systems give to outgoing connections, which would take a port between its choice and its use. */
const [lowest, highest] = [20_000, 32_000];
/** How often another one is tried. */
const tries = 100;

/** A port that is free now: the preferred one if it can be had, else any. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await take(preferred))) return preferred;
  for (let n = 0; n < tries; n += 1) {
    const port = randomInt(lowest, highest);
    if ((await canListen(port, '127.0.0.1')) && (await canListen(port))) return port;
  }
  throw new StartError(`No port from ${lowest} to ${highest} is free: end what listens there.`);
}

/**
 * The port of one of a data folder's own servers: that of the last start, so that bookmarks and connection
 * strings stay good, else the usual one, else any that is free.
 */
export async function rememberedPort(dataDir: string, name: string, usual: number): Promise<number> {
  const file = path.join(dataDir, 'ports.json');
  const port = await freePort(read(file)[name] ?? usual);
  writeFileSync(file, JSON.stringify({ ...read(file), [name]: port }));
  return port;
}

/** What is written there; whatever is no port of a server counts as not written. */
function read(file: string): Record<string, number> {
  try {
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isPort = (value: unknown) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
    const entries = Object.entries(Object(written) as object).filter(([, value]) => isPort(value));
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
