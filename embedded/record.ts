import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';

/** How long a process may take to end after SIGTERM before it is killed, in milliseconds. */
const GRACE_MS = 5_000;

/** A record, kept in the data folder, of the processes that a start has running. */
export class ChildrenRecord {
  private readonly children = new Map<number, ProcessIdentity & { name: string }>();
  private readonly file: string;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'caseline.pids.json');
    mkdirSync(dataDir, { recursive: true });
  }

  add(name: string, pid: number): void {
    const identity = identify(pid);
    if (!identity) return;
    this.children.set(pid, { name, ...identity });
    this.write();
  }

  remove(pid: number): void {
    if (this.children.delete(pid)) this.write();
  }

  /**
   * Ends what an earlier start on this folder left running because it was killed. Only the very processes
   * that it recorded are ended, never another that has got the same pid since.
   * @returns the names of the processes ended
   */
  async endLeftovers(): Promise<string[]> {
    const leftovers = this.read().filter(isRunning);
    await Promise.all(leftovers.map(end));
    this.write();
    return leftovers.map(({ name }) => name);
  }

  private read(): (ProcessIdentity & { name: string })[] {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as (ProcessIdentity & { name: string })[];
    } catch {
      return [];
    }
  }

  private write(): void {
    writeFileSync(`${this.file}.new`, JSON.stringify([...this.children.values()], null, 2));
    renameSync(`${this.file}.new`, this.file);
  }
}

async function end(identity: ProcessIdentity): Promise<void> {
  signal(identity.pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (isRunning(identity)) {
    if (Date.now() > deadline) signal(identity.pid, 'SIGKILL');
    await sleep(50);
  }
}

/** Sends a signal to a process that may just have ended by itself. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
