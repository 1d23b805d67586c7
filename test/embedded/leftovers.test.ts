import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { lockFolder, keptSecret } from '../../embedded/folder.ts';
import { identify } from '../../embedded/identity.ts';
import { ChildrenRecord } from '../../embedded/record.ts';
import { cleanUp, isAlive, newFolder } from './house.ts';

afterEach(cleanUp);

/** A process that nobody looks after. */
function stray(): number {
  const { pid } = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  return pid as number;
}

describe('What a crashed start has left', () => {
  it('is ended by the next start, by name', async () => {
    const dataDir = newFolder();
    const pid = stray();
    new ChildrenRecord(dataDir).add('Temporal', pid);

    expect(await new ChildrenRecord(dataDir).endLeftovers()).toEqual(['Temporal']);
    expect(isAlive(pid)).toBe(false);
    expect(await new ChildrenRecord(dataDir).endLeftovers()).toEqual([]);
  });

  it('is not confused with another process that has the same ID by now', async () => {
    const dataDir = newFolder();
    const pid = stray();
    const file = path.join(dataDir, 'caseline.pids.json');
    writeFileSync(file, JSON.stringify([{ name: 'Temporal', pid, startedAt: '1 of another boot' }]));

    expect(await new ChildrenRecord(dataDir).endLeftovers()).toEqual([]);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid);
  });

  it.each(['', '{"half'])('may be a record of "%s", which stops nobody', async (content) => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, 'caseline.pids.json'), content);
    expect(await new ChildrenRecord(dataDir).endLeftovers()).toEqual([]);
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: process.pid, startedAt: 'long ago' })],
    ['that was half written', '{"pid"'],
  ])('may be a lock %s, which is free', (_, content) => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, 'caseline.lock'), content);
    const release = lockFolder(dataDir);
    expect(JSON.parse(readFileSync(path.join(dataDir, 'caseline.lock'), 'utf8'))).toEqual(
      identify(process.pid),
    );
    release();
  });
});

describe('The data folder', () => {
  it('is held by one start at a time', () => {
    const dataDir = newFolder();
    const release = lockFolder(dataDir);
    expect(() => lockFolder(dataDir)).toThrow(
      `Caseline already runs on the data folder ${dataDir} (process ${process.pid})`,
    );
    release();
    lockFolder(dataDir)();
  });

  it('keeps one secret, for its owner only', () => {
    const dataDir = path.join(newFolder(), 'deep', 'down');
    const secret = keptSecret(dataDir);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(keptSecret(dataDir)).toBe(secret);
  });

  it.each([
    ['a file is in its place', (folder: string) => (writeFileSync(folder, ''), folder)],
    ['a file is above it', (folder: string) => (writeFileSync(folder, ''), path.join(folder, 'data'))],
    ['the system does not allow it', () => '/proc/caseline'],
  ])('is refused when %s', (_, occupy) => {
    const folder = path.join(newFolder(), 'taken');
    mkdirSync(path.dirname(folder), { recursive: true });
    const dataDir = occupy(folder);
    expect(() => keptSecret(dataDir)).toThrow(
      new RegExp(
        `^The data folder ${dataDir} cannot be written to \\(E\\w+\\): set DATA_DIR to one that can\\.$`,
      ),
    );
  });
});
