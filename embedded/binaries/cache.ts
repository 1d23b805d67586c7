import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../failure.ts';
import { makeFolder } from '../files.ts';
import { tryLock } from '../lock.ts';

/** Written last, with the binary's path in it: a folder without it was not finished. */
const MARKER = '.complete';

/** Where what was installed is kept: CASELINE_CACHE, or `caseline` in the user's own cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CASELINE_CACHE']) return path.resolve(env['CASELINE_CACHE']);
  return path.join(env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'caseline');
}

/** @throws StartError when the cache folder cannot be made or written to */
export function prepareCache(): void {
  const folder = cacheFolder();
  try {
    makeFolder(folder);
    accessSync(path.join(folder, path.sep), constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`The cache ${folder} cannot be written to (${code}): set CASELINE_CACHE.`);
  }
}

/** The path of a binary that an earlier start installed, or undefined. */
export function inCache(id: string): string | undefined {
  const folder = path.join(cacheFolder(), id);
  try {
    const binary = path.join(folder, readFileSync(path.join(folder, MARKER), 'utf8'));
    accessSync(binary, constants.X_OK);
    // A virtual environment outlives the Python it was made with; then it is of no use.
    const python = path.join(folder, 'bin');
    if (existsSync(path.join(folder, 'pyvenv.cfg'))) accessSync(path.join(python, 'python'), constants.X_OK);
    return binary;
  } catch {
    return undefined;
  }
}

/**
 * Installs a binary into the cache; of several processes that want the same at once, one does and the
 * others wait for it. What a killed one left half done is begun again.
 * @param install puts it into the folder given, under which it is to stay, and returns the binary's path
 * @throws StartError when the cache cannot be written to, and whatever `install` throws
 */
export async function intoCache(
  id: string,
  install: (folder: string) => Promise<string>,
  signal: AbortSignal,
): Promise<string> {
  prepareCache();
  const folder = path.join(cacheFolder(), id);
  for (;;) {
    const lock = tryLock(`${folder}.lock`);
    if (lock.holder) {
      await sleep(200, undefined, { signal });
      continue;
    }
    try {
      const ready = inCache(id);
      if (ready) return ready;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      const binary = await install(folder);
      writeFileSync(path.join(folder, MARKER), path.relative(folder, binary));
      return binary;
    } catch (error) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      throw error;
    } finally {
      lock.release();
    }
  }
}
