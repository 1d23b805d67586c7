import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { identify, isRunning } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';

/** Who holds a lock, when it is another; else how to let go of it. */
export type LockResult = { holder: ProcessIdentity } | { holder?: undefined; release: () => void };

/**
 * Takes a lock between processes: a file with its holder's identity. A lock whose holder is gone is free,
 * so that a crash leaves nothing to clean up.
 * @param path the lock's file, in a folder that exists
 */
export function tryLock(path: string): LockResult {
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    for (;;) {
      // A link appears whole, with its content, or not at all.
      if (link(mine, path)) return { release: () => rmSync(path, { force: true }) };
      const content = read(path);
      const holder = parse(content);
      if (holder && isRunning(holder)) return { holder };
      if (content !== undefined) discard(path, content);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves a dead holder's lock away; puts it back when it turns out that another has taken over meanwhile. */
function discard(path: string, content: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== content) link(aside, path);
  rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(content: string | undefined): ProcessIdentity | undefined {
  try {
    return content === undefined ? undefined : (JSON.parse(content) as ProcessIdentity);
  } catch {
    return undefined;
  }
}
