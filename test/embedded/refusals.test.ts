import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../embedded/folder.ts';
import { cleanUp, newFolder, processesOf, start, until } from './house.ts';

afterEach(cleanUp);

/** What somebody reads who starts Caseline where it cannot start. */
async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
  const dataDir = env['DATA_DIR'] ?? newFolder();
  const { code, errors } = await start({ DATA_DIR: dataDir, ...env });
  expect(code).toBe(1);
  const lines = errors.trim().split('\n');
  expect(lines).toHaveLength(1);
  // What an aborted installation has running takes a moment to go.
  await until(() => processesOf(dataDir).length === 0);
  return (lines[0] as string).replace(/^Caseline cannot start: /, '');
}

describe('A start that cannot be says why in one sentence, and leaves nothing running:', () => {
  it.each(['PORT', 'TEMPORAL_UI_PORT'])('%s is in use', async (variable) => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, listening));
    const { port } = server.address() as AddressInfo;
    expect(await refusal({ [variable]: String(port) })).toBe(
      `Port ${port} is in use: end what listens there, or set ${variable} to another port.`,
    );
    server.close();
  });

  it('the data folder cannot be written to', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: path.join(file, 'data') })).toMatch(
      /^The data folder .*file\/data cannot be written to \(ENOTDIR\): set DATA_DIR to one that can\.$/,
    );
  });

  it('another start runs on the data folder', async () => {
    const dataDir = newFolder();
    const release = lockFolder(dataDir);
    const { code, errors } = await start({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(errors).toBe(
      `Caseline cannot start: Caseline already runs on the data folder ${dataDir} (process ${process.pid}): ` +
        'end it first, or set DATA_DIR to another folder.\n',
    );
    release();
  });

  it('settings are wrong, all of them at once', async () => {
    expect(await refusal({ PORT: 'eighty', SMTP_URL: 'mail.example.com' })).toBe(
      'PORT must be a port number from 1 to 65535; SMTP_URL must be a URL that begins smtp:// or smtps://',
    );
  });

  it('the Temporal that was given does not answer', async () => {
    const mongodb = { MONGODB_URI: 'mongodb://user:hunter2@127.0.0.1:1/' };
    const said = await refusal({ ...mongodb, TEMPORAL_ADDRESS: '127.0.0.1:1' });
    expect(said).toMatch(/^(Temporal does not answer at 127\.0\.0\.1:1 |MongoDB does not answer )/);
    expect(said).not.toContain('hunter2');
  });

  it('the servers are not on the machine, and there is no Python to install them with', async () => {
    expect(await refusal({ PATH: newFolder(), CASELINE_CACHE: newFolder() })).toMatch(
      /^\w+ is not on this machine, and there is no Python 3\.9 or newer \(python3\) on PATH to install it with: put /,
    );
  });

  it('the servers are not on the machine, and the package index cannot be reached', async () => {
    const unreachable = 'http://127.0.0.1:1/simple';
    expect(
      await refusal({
        CASELINE_CACHE: newFolder(),
        PIP_INDEX_URL: unreachable,
        PIP_EXTRA_INDEX_URL: unreachable,
        PIP_CONFIG_FILE: '/dev/null',
      }),
    ).toMatch(/cannot be installed from the Python package index \(it cannot be reached\): put /);
  });

  it('the cache cannot be written to', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ CASELINE_CACHE: file })).toBe(
      `The cache ${file} cannot be written to (ENOTDIR): set CASELINE_CACHE.`,
    );
  });
});
