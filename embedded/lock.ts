import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { createWhole } from './files.ts';
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
  const mine = JSON.stringify(identify(process.pid));
  for (;;) {
    if (createWhole(path, mine)) return { release: () => rmSync(path, { force: true }) };
    const content = read(path);
    const holder = parse(content);
    if (holder && isRunning(holder)) return { holder };
    if (content !== undefined) discard(path, content);
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
  const moved = read(aside);
  if (moved !== undefined && moved !== content) createWhole(path, moved);
  rmSync(aside, { force: true });
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
