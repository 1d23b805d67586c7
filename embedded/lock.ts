import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createWhole, isCopy } from './files.ts';
import { identify, isIdentity, isRunning } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';

/** Who holds a lock, when it is another; else how to let go of it. */
export type LockResult = { holder: ProcessIdentity } | { holder?: undefined; release: () => void };

/**
 * Takes a lock between processes: a file with its holder's identity. A lock whose holder is gone is free,
 * so that a crash leaves nothing to clean up; so is one that came here in a copy of its folder.
 * @param file the lock's file, in a folder that exists
 */
export function tryLock(file: string): LockResult {
  const folder = realpathSync(path.dirname(file));
  const mine = JSON.stringify({ ...identify(process.pid), folder });
  for (;;) {
    if (createWhole(file, mine)) return { release: () => rmSync(file, { force: true }) };
    const content = read(file);
    const holder = parse(content, folder);
    if (holder && isRunning(holder)) return { holder };
    if (content !== undefined) discard(file, content);
  }
}

/** Moves a dead holder's lock away; puts it back when it turns out that another has taken over meanwhile. */
function discard(file: string, content: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== content) createWhole(file, moved);
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Who holds the lock; undefined where it is no lock of this folder's. */
function parse(content: string | undefined, here: string): ProcessIdentity | undefined {
  try {
    const written: unknown = content === undefined ? undefined : JSON.parse(content);
    if (!isIdentity(written)) return undefined;
    const { folder = here } = written as { folder?: unknown };
    return typeof folder === 'string' && !isCopy(folder, here) ? written : undefined;
  } catch {
    return undefined;
  }
}
