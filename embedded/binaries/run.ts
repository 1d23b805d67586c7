import { spawn } from 'node:child_process';
import { guard } from '../guard.ts';
import { signal as send } from '../record.ts';

/** How a program that was run to its end came out. */
export interface Outcome {
  /** The exit code; a word such as ENOENT when it could not be run, null when it was killed. */
  code: number | string | null;
  /** Everything it printed, on both streams. */
  output: string;
}

/**
 * Runs a program to its end. Never throws.
 * @param options.timeout after how many milliseconds it is killed, with all that it has started
 * @param options.signal kills it likewise; so does the death of this process
 */
export function run(
  command: string,
  args: string[],
  { signal, timeout, cwd }: { signal?: AbortSignal; timeout?: number; cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    // In a group of its own, so that what it starts can be ended with it.
    const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? null, output }));
    const { pid } = child;
    if (pid === undefined) return;

    const kill = () => send(-pid, 'SIGKILL');
    const callOff = guard(pid);
    const timer = timeout === undefined ? undefined : setTimeout(kill, timeout);
    signal?.addEventListener('abort', kill);
    if (signal?.aborted) kill();
    child.once('close', (code) => {
      callOff();
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      resolve({ code, output });
    });
  });
}
