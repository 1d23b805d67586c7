import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isIdentity, isRunning } from './identity.ts';
import { isCopy } from './files.ts';
import type { ProcessIdentity } from './identity.ts';

/** How long a process may take to end after SIGTERM before it is killed, in milliseconds. */
const GRACE_MS = 5_000;

const fileName = 'caseline.pids.json';

type Child = ProcessIdentity & { name: string };

/** What is written down. Earlier versions wrote the children alone. */
interface Written {
  /** The data folder that they work on. */
  dataDir: string;
  children: Child[];
}

/** A record, kept in the data folder, of the processes that a start has running. */
export class ChildrenRecord {
  private readonly children = new Map<number, Child>();
  private readonly dataDir: string;
  private readonly file: string;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, fileName);
    mkdirSync(dataDir, { recursive: true });
    this.dataDir = realpathSync(dataDir);
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
   * that it recorded are ended, never another that has got the same pid since, and never those of the folder that
   * this one is a copy of.
   * @returns the names of the processes ended
   */
  async endLeftovers(): Promise<string[]> {
    const leftovers = recordedChildren(this.dataDir).filter(isRunning);
    await Promise.all(leftovers.map(end));
    this.write();
    return leftovers.map(({ name }) => name);
  }

  private write(): void {
    const written: Written = { dataDir: this.dataDir, children: [...this.children.values()] };
    writeFileSync(`${this.file}.new`, JSON.stringify(written, null, 2));
    renameSync(`${this.file}.new`, this.file);
  }
}

/** Whom a start on this folder has running, or has left; nobody where the file is not one of ours. */
export function recordedChildren(folder: string): Child[] {
  try {
    const here = realpathSync(folder);
    const written: unknown = JSON.parse(readFileSync(path.join(here, fileName), 'utf8'));
    const { dataDir, children } = Array.isArray(written)
      ? { dataDir: here, children: written as unknown[] }
      : (written as Record<keyof Written, unknown>);
    if (typeof dataDir !== 'string' || isCopy(dataDir, here) || !Array.isArray(children)) return [];
    return children.filter(isChild);
  } catch {
    return [];
  }
}

const isChild = (value: unknown): value is Child =>
  isIdentity(value) && typeof (value as Partial<Child>).name === 'string';

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
