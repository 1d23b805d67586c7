import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

/** Temporal's host for downloads, which `@temporalio/testing` uses. */
const HOST = 'https://temporal.download';
/** How long the host may take to answer, in milliseconds: where it is blocked, it never does. */
const PROBE_MS = 3_000;
/** How long the download may take, in milliseconds. */
const DOWNLOAD_MS = 90_000;

/** The package offers no download without a start, so it starts the server for a moment. */
const SCRIPT = `
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const [, type, downloadDir] = process.argv;
  const create = type === 'dev-server' ? 'createLocal' : 'createTimeSkipping';
  const server = { executable: { type: 'cached-download', downloadDir } };
  await (await TestWorkflowEnvironment[create]({ server })).teardown();
  process.exit(0);`;

/**
 * Downloads a Temporal server as its npm package does, if that package is installed (it is in development).
 * @returns the binary's path, or undefined when it cannot be had; then after a few seconds at most
 */
export async function download(
  type: 'dev-server' | 'time-skipping',
  folder: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!isInstalled('@temporalio/testing') || !(await answers())) return undefined;
  mkdirSync(folder, { recursive: true });
  // In a process of its own, because the package loads Temporal's whole core.
  const { code } = await run(process.execPath, ['--input-type=module', '-e', SCRIPT, type, folder], {
    cwd: path.dirname(fileURLToPath(import.meta.url)),
    timeout: DOWNLOAD_MS,
    signal,
  });
  const [binary] = code === 0 ? readdirSync(folder) : [];
  return binary && path.join(folder, binary);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function answers(): Promise<boolean> {
  try {
    return (
      (await fetch(`${HOST}/cli/default`, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })).status <
      500
    );
  } catch {
    return false;
  }
}
