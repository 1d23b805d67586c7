import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Lateness } from './lateness.ts';

/** A worker of bare workflows is set up as Caseline's own is. */
export const asWorker = [
  ...process.execArgv,
  `--import=${new URL('../dist/worker/untraced.js', import.meta.url).href}`,
];

/** Waits until `count` reaches `wanted`, for at most a minute after `last` (epoch milliseconds). */
export async function until(count: () => number, wanted: number, last: number): Promise<void> {
  while (count() < wanted && Date.now() < last + 60_000) await pause(250);
}

/**
 * Runs a program of `bare/` that reports how late each of its reminders is.
 * @param begin makes the reminders, in the child's service, and answers with when those that count are due
 */
export async function beside(
  program: string,
  env: NodeJS.ProcessEnv,
  begin: (child: ChildProcess) => Promise<number[]>,
): Promise<Lateness> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    env: { ...process.env, ...env },
    execArgv: asWorker,
  });
  const lateness = new Lateness();
  child.on('message', (message: { late?: number }) => {
    if (message.late !== undefined) lateness.add(message.late);
  });
  const ended = once(child, 'exit');
  const times = await Promise.race([
    begin(child),
    ended.then(() => Promise.reject(new Error(`${program} ended`))),
  ]);
  await until(() => lateness.count, times.length, times.at(-1) ?? 0);
  child.disconnect();
  await ended;
  return lateness;
}
