import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { StartError } from './failure.ts';
import { createWhole, makeFolder } from './files.ts';
import { tryLock } from './lock.ts';

/**
 * Makes the data folder, for its owner's eyes only, if it is not there.
 * @throws StartError when it cannot be made or written to
 */
export function prepareFolder(dataDir: string): void {
  try {
    makeFolder(path.resolve(dataDir));
    accessSync(path.join(dataDir, path.sep), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${path.resolve(dataDir)} cannot be written to (${(error as NodeJS.ErrnoException).code}): ` +
        'set DATA_DIR to one that can.',
    );
  }
}

/**
 * Makes sure that no other start uses the data folder.
 * @returns lets go of the folder
 * @throws StartError when another start uses it
 */
export function lockFolder(dataDir: string): () => void {
  const lock = tryLock(path.join(dataDir, 'caseline.lock'));
  if (lock.holder) {
    throw new StartError(
      `Caseline already runs on the data folder ${path.resolve(dataDir)} (process ${lock.holder.pid}): ` +
        'end it first, or set DATA_DIR to another folder.',
    );
  }
  return lock.release;
}

/** The secret kept in the data folder, made on the first start; 64 characters. */
export function keptSecret(dataDir: string): string {
  prepareFolder(dataDir);
  const file = path.join(dataDir, 'secret');
  if (!existsSync(file)) createWhole(file, randomBytes(32).toString('hex'));
  return readFileSync(file, 'utf8').trim();
}
