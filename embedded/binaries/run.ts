import { execFile } from 'node:child_process';

/** How a program that was run to its end came out. */
export interface Outcome {
  /** The exit code; a word such as ENOENT when it could not be run, null when it was killed. */
  code: number | string | null;
  /** Everything it printed, on both streams. */
  output: string;
}

/** Runs a program to its end, for at most `timeout` milliseconds. Never throws. */
export function run(
  command: string,
  args: string[],
  options: { signal?: AbortSignal; timeout?: number; cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { ...options, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      const code = error ? ((error as { code?: number | string | null }).code ?? null) : 0;
      resolve({ code, output: stdout + stderr });
    });
  });
}
