import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { bundlePath, tracedBundlePath } from '../../worker/bundle.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

interface Recorded {
  workflowId: string;
  history: unknown;
}

const folder = new URL('../histories/', import.meta.url);
const versions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const recorded = versions.flatMap(({ name: version }) =>
  readdirSync(new URL(`${version}/`, folder)).map((file) => [
    `${version}/${file}`,
    JSON.parse(readFileSync(new URL(`${version}/${file}`, folder), 'utf8')) as Recorded,
  ]),
) as [string, Recorded][];

const code = readFileSync(bundlePath, 'utf8');
const replay = (bundle: string, { history, workflowId }: Recorded) =>
  // A traced bundle hands its spans to this sink; nothing of what is replayed is told again.
  Worker.runReplayHistory(
    { workflowBundle: { code: bundle }, sinks: { exporter: { export: { fn: () => undefined } } } },
    history,
    workflowId,
  );

describe('Replay', () => {
  it('covers at least six different paths', () => {
    const paths = new Set(recorded.map(([name]) => name.replace(/-(\d+|rma)\.json$/, '')));
    expect(paths.size).toBeGreaterThanOrEqual(6);
  });

  it.each(recorded)('of %s agrees with the workflows of today', async (_, history) => {
    await expect(replay(code, history)).resolves.toBeUndefined();
  });

  it('of all of them agrees where the workflows are traced, too', async () => {
    const traced = readFileSync(tracedBundlePath, 'utf8');
    for (const [, history] of recorded) await expect(replay(traced, history)).resolves.toBeUndefined();
  });

  it('catches a deliberate break: a case that no longer records what it decided', async () => {
    const broken = code.replace('.recordCase', '.recordRma');
    expect(broken).not.toBe(code);
    const [, history] = recorded.find(([name]) => name.endsWith('answered-in-time-1.json')) as [
      string,
      Recorded,
    ];
    await expect(replay(broken, history)).rejects.toThrow(DeterminismViolationError);
  });
});
