import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { lockFolder, keptSecret } from '../../embedded/folder.ts';
import { identify } from '../../embedded/identity.ts';
import { freePort, rememberedPort } from '../../embedded/ports.ts';
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

  it('is not what the folder that this one is a copy of has running', async () => {
    const [original, copy] = [newFolder(), newFolder()];
    const pid = stray();
    new ChildrenRecord(original).add('Temporal', pid);
    cpSync(original, copy, { recursive: true });
    expect(await new ChildrenRecord(copy).endLeftovers()).toEqual([]);
    expect(isAlive(pid)).toBe(true);
    expect(await new ChildrenRecord(original).endLeftovers()).toEqual(['Temporal']);
  });

  it('is ended in a folder that was moved meanwhile, and by a start that is newer than it', async () => {
    const before = path.join(newFolder(), 'before');
    const after = path.join(newFolder(), 'after');
    const [pid, older] = [stray(), stray()];
    new ChildrenRecord(before).add('Temporal', pid);
    renameSync(before, after);
    expect(await new ChildrenRecord(after).endLeftovers()).toEqual(['Temporal']);
    const written = [{ name: 'MongoDB', ...identify(older) }];
    writeFileSync(path.join(after, 'caseline.pids.json'), JSON.stringify(written));
    expect(await new ChildrenRecord(after).endLeftovers()).toEqual(['MongoDB']);
    expect([pid, older].filter(isAlive)).toEqual([]);
  });

  it.each([
    '',
    '{"half',
    'null',
    '7',
    '"x"',
    '{}',
    '[null, {"pid": "1"}, {"pid": -1}, [], 3]',
    '{"children": 3}',
  ])('may be a record of %p, which stops nobody', async (content) => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, 'caseline.pids.json'), content);
    expect(await new ChildrenRecord(dataDir).endLeftovers()).toEqual([]);
  });

  it.each([
    'null',
    '7',
    '{"temporal": "x", "mongodb": -1}',
    '["temporal"]',
    '{"temporal": {}}',
    '{"temporal": 99999}',
  ])('may be ports of %p, instead of which others are taken', async (content) => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, 'ports.json'), content);
    const usual = await freePort();
    expect(await rememberedPort(dataDir, 'temporal', usual)).toBe(usual);
    expect(JSON.parse(readFileSync(path.join(dataDir, 'ports.json'), 'utf8'))).toEqual({ temporal: usual });
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: process.pid, startedAt: 'long ago' })],
    ['that was half written', '{"pid"'],
    ['of another shape', 'null'],
    ['of a shape that names nobody', '{"pid": "one", "startedAt": 3}'],
    ['that came with a copy of a folder in use', JSON.stringify({ ...identify(process.pid), folder: '/' })],
  ])('may be a lock %s, which is free', (_, content) => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, 'caseline.lock'), content);
    const release = lockFolder(dataDir);
    expect(JSON.parse(readFileSync(path.join(dataDir, 'caseline.lock'), 'utf8'))).toMatchObject(
      identify(process.pid)!,
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
