import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SupervisedChild, type ChildOptions, type Household } from '../../embedded/child.ts';
import { freePort } from '../../embedded/ports.ts';
import { ChildrenRecord } from '../../embedded/record.ts';

/** What `npm start` runs. */
export const main = fileURLToPath(new URL('../../dist/embedded/main.js', import.meta.url));

const folders: string[] = [];
const children: SupervisedChild[] = [];

/** A new folder, removed by `cleanUp`. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'caseline-test-'));
  folders.push(folder);
  return folder;
}

/** Ends and removes what the tests have left. */
export async function cleanUp(): Promise<void> {
  await Promise.all(children.splice(0).map((child) => child.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A child that runs a shell script, not yet started, and what its household was told. */
export function child(script: string, options: Partial<ChildOptions> = {}) {
  const said: string[] = [];
  const dataDir = newFolder();
  const household: Household = {
    dataDir,
    record: new ChildrenRecord(dataDir),
    say: (line) => void said.push(line),
  };
  const made = new SupervisedChild(
    { name: 'Thing', command: '/bin/sh', args: ['-c', script], ...options },
    household,
  );
  children.push(made);
  return { child: made, said, dataDir };
}

/** Asks until the answer is true, for at most ten seconds. */
export async function until(ask: () => boolean): Promise<void> {
  for (let tries = 0; !ask(); tries += 1) {
    if (tries > 500) throw new Error(`It never came true that ${ask.toString()}`);
    await pause(20);
  }
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie is none: it has ended, and only waits to be noticed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The IDs of all processes that were started with this folder among their arguments or settings. */
export function processesOf(folder: string): number[] {
  const mentions = (pid: string) =>
    ['cmdline', 'environ'].some((file) => {
      try {
        return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && mentions(name))
    .map(Number)
    .filter(isAlive);
}

/** Runs `npm start`'s program to its end, on free ports and a new folder unless `env` says otherwise. */
export async function start(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; errors: string }> {
  const started = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(await freePort()),
      TEMPORAL_UI_PORT: String(await freePort()),
      API_METRICS_PORT: '0',
      WORKER_METRICS_PORT: '0',
      DATA_DIR: newFolder(),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  started.stderr.on('data', (data) => (errors += String(data)));
  const [code] = (await once(started, 'close')) as [number | null];
  return { code, errors };
}
