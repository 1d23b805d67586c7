import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { StartError } from '../../embedded/failure.ts';
import { child, cleanUp, isAlive, newFolder, until } from './house.ts';

afterEach(cleanUp);

describe('A supervised child', () => {
  it('is started again when it dies, with growing delays, and that is said', async () => {
    const { child: thing, said } = child('exec sleep 60', { ready: () => Promise.resolve(true) });
    await thing.start();
    const pids = [thing.pid as number];
    for (const deaths of [1, 2, 3]) {
      process.kill(thing.pid as number, 'SIGKILL');
      await until(() => said.filter((line) => line.endsWith('running again')).length === deaths);
      pids.push(thing.pid as number);
    }
    expect(new Set(pids).size).toBe(4);
    expect(said).toEqual(
      ['0.25', '0.5', '1'].flatMap((delay) => [
        `Thing: was ended by SIGKILL; starting it again in ${delay} s`,
        'Thing: running again',
      ]),
    );
  });

  it('has what it leaves behind put right before it is started again, and is started if that fails', async () => {
    const pids: (number | undefined)[] = [];
    const died = () => {
      pids.push(thing.pid);
      return Promise.reject(new Error('nobody answers'));
    };
    const { child: thing, said } = child('exec sleep 60', { ready: () => Promise.resolve(true), died });
    await thing.start();
    const { pid } = thing;
    process.kill(pid as number, 'SIGKILL');
    await until(() => said.includes('Thing: running again'));
    expect(pids).toEqual([pid]);
    expect(thing.pid).not.toBe(pid);
  });

  it('tells how it ended when it does so by itself', async () => {
    const { child: thing, said } = child('sleep 0.2; exit 3');
    await thing.start();
    await until(() => said.length > 0);
    expect(said[0]).toBe('Thing: ended with exit code 3; starting it again in 0.25 s');
  });

  it('that cannot come up fails the start, with the last thing it said and where to read more', async () => {
    const { child: thing, dataDir } = child('echo no such disk >&2; exit 2', {
      ready: () => Promise.resolve(false),
    });
    const log = path.join(dataDir, 'logs', 'thing.log');
    await expect(thing.start()).rejects.toThrow(
      new StartError(`Thing ended with exit code 2 (no such disk; see ${log}).`),
    );
  });

  it('that does not answer in time fails the start', async () => {
    const { child: thing } = child('exec sleep 60', { ready: () => Promise.resolve(false), readyMs: 300 });
    await expect(thing.start()).rejects.toThrow(
      /^Thing did not answer within 0\.3 s \(it has said nothing; see .*thing\.log\)\.$/,
    );
  });

  it('whose program is not there fails the start', async () => {
    const { child: thing } = child('', { command: '/no/such/program' });
    await expect(thing.start()).rejects.toThrow(/^Thing could not be run: .*ENOENT/);
  });

  it('is not started again once it was stopped', async () => {
    const { child: thing, said } = child('exec sleep 60');
    await thing.start();
    const { pid } = thing;
    await thing.stop();
    expect(isAlive(pid as number)).toBe(false);
    expect(said).toEqual([]);
  });

  it('that gives signs of life and then none is ended and started again', async () => {
    const script = "setInterval(() => process.send('alive'), 20)";
    const { child: thing, said } = child('', {
      ...{ command: process.execPath, args: ['-e', script], ipc: true, silentMs: 600 },
    });
    await thing.start();
    const pid = thing.pid as number;
    await pause(1_000);
    expect([thing.pid, said]).toEqual([pid, []]);
    process.kill(pid, 'SIGSTOP');
    await until(() => thing.pid !== pid);
    expect(said).toEqual([
      'Thing: has given no sign of life for 0.6 s; ending it',
      'Thing: was ended by SIGKILL; starting it again in 0.25 s',
    ]);
    expect(isAlive(pid)).toBe(false);
  });

  it('that answers questions and then none is ended and started again', async () => {
    let working = true;
    const { child: thing, said } = child('exec sleep 60', {
      works: () => (working ? Promise.resolve(true) : Promise.reject(new Error('no disk'))),
      silentMs: 400,
    });
    await thing.start();
    const { pid } = thing;
    await pause(600);
    expect(said).toEqual([]);
    working = false;
    await until(() => thing.pid !== pid);
    expect(said[0]).toBe('Thing: has given no sign of life for 0.4 s; ending it');
  });

  it('has a log that is set aside while it runs, and goes on in it', async () => {
    const { child: thing, dataDir } = child(
      "yes 'a line of ten thousand' | head -c 10100000; exec sleep 60",
      {
        silentMs: 200,
      },
    );
    await thing.start();
    const log = path.join(dataDir, 'logs', 'thing.log');
    await until(() => existsSync(`${log}.1`) && statSync(log).size < 200_000);
    expect(readFileSync(`${log}.1`, 'utf8').startsWith('a line of ten thousand')).toBe(true);
  });

  it('is killed when it does not heed SIGTERM', async () => {
    const { child: thing } = child("trap '' TERM; echo ready; while :; do sleep 0.1; done", { graceMs: 300 });
    await thing.start();
    const { pid } = thing;
    await thing.stop();
    expect(isAlive(pid as number)).toBe(false);
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const script = `
      const { SupervisedChild } = await import(process.argv[1] + '/child.js');
      const { ChildrenRecord } = await import(process.argv[1] + '/record.js');
      const dataDir = process.argv[2];
      const household = { dataDir, record: new ChildrenRecord(dataDir), say: console.error };
      const child = new SupervisedChild({ name: 'Thing', command: 'sleep', args: ['60'] }, household);
      await child.start();
      console.log(child.pid);`;
    const built = path.resolve('dist/embedded');
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script, built, newFolder()]);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });
});
