import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const untraced = new URL('../../dist/worker/untraced.js', import.meta.url).href;
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'caseline-'))));
afterAll(() => rm(folder, { recursive: true }));

/** What a thread says that runs `code` as the worker's thread of workflows runs: from a file, with the module ahead of it. */
async function told(code: string): Promise<unknown> {
  const file = join(folder, 'thread.cjs');
  await writeFile(file, `const { parentPort } = require('node:worker_threads');\n${code}`);
  const thread = new Worker(file, { execArgv: [`--import=${untraced}`] });
  const answer = await new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
  });
  await thread.terminate();
  return answer;
}

describe('A worker without stack traces of promises', () => {
  it('refuses the hook that would take them', async () => {
    const code = `
      try { require('node:v8').promiseHooks.createHook({ init() {}, settled() {} }); parentPort.postMessage('hooked'); }
      catch { parentPort.postMessage('refused'); }`;
    await expect(told(code)).resolves.toBe('refused');
  });

  it('keeps what cancellation scopes rest on: a value that follows the promises', async () => {
    const code = `
      const scope = new (require('node:async_hooks').AsyncLocalStorage)();
      scope.run('inner', async () => { await 0; parentPort.postMessage(scope.getStore()); });`;
    await expect(told(code)).resolves.toBe('inner');
  });
});
