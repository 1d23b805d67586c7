import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Creates a file whole or not at all; nobody ever reads half of it, and of two that try one succeeds.
 * @returns whether it was created; false when there is one already
 */
export function createWhole(file: string, content: string): boolean {
  const fresh = `${file}.${randomUUID()}`;
  writeFileSync(fresh, content, { mode: 0o600 });
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh);
  }
}

/** Makes a folder, and those above it. Not mkdir's own `recursive`, which tries for ever in places such as /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Whether what was written for the folder `named` is a copy in the folder `here`: a moved folder's original is gone. */
export const isCopy = (named: string, here: string): boolean => named !== here && existsSync(named);
