import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Launched } from '../../embedded/launch.ts';
import { cleanUp, main, newFolder, processesOf, until } from './house.ts';
import { freePort } from '../../embedded/ports.ts';

afterEach(cleanUp);

describe('A start', () => {
  it('ends every process that it started, on Ctrl-C and on SIGTERM, and finds its data again', async () => {
    const caseline = await Launched.launch();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      expect(Object.keys(caseline.pids()).toSorted()).toEqual(['API', 'MongoDB', 'Temporal', 'Worker']);
      expect(processesOf(caseline.dataDir).length).toBeGreaterThan(4);
      expect(await caseline.end(signal)).toBe(0);
      expect(processesOf(caseline.dataDir)).toEqual([]);
      if (signal === 'SIGINT') await caseline.start();
    }
    await caseline.stop();
  }, 120_000);

  it('ends when the shell in which npm runs it is killed alone', async () => {
    const dataDir = newFolder();
    const [port, uiPort] = [await freePort(), await freePort()];
    const env = {
      ...process.env,
      npm_lifecycle_event: 'start',
      DATA_DIR: dataDir,
      PORT: `${port}`,
      TEMPORAL_UI_PORT: `${uiPort}`,
    };
    // Two commands, so that the shell cannot become the first of them.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${main}"; true`], { env, stdio: 'ignore' });
    await until(() => processesOf(dataDir).length >= 3);
    shell.kill('SIGTERM');
    await until(() => processesOf(dataDir).length === 0);
    expect(processesOf(dataDir)).toEqual([]);
  });

  it('that is ended while it comes up leaves nothing running', async () => {
    const dataDir = newFolder();
    const [port, uiPort] = [await freePort(), await freePort()];
    const env = { ...process.env, DATA_DIR: dataDir, PORT: `${port}`, TEMPORAL_UI_PORT: `${uiPort}` };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(child, 'close');
    let errors = '';
    child.stderr.on('data', (data) => (errors += String(data)));
    // Both servers and the process itself.
    await until(() => processesOf(dataDir).length >= 3);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect(errors).toBe('');
    expect(processesOf(dataDir)).toEqual([]);
  });
});
