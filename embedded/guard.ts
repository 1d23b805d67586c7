import { spawn } from 'node:child_process';
import { signal } from './record.ts';

/**
 * Waits for its standard input to close, as it does when the one that holds it dies, and ends the child: kindly, and
 * by force after ten seconds. It goes when the group is gone, lest it kill another that gets the same ID later.
 */
const SCRIPT = `
  read _
  kill -TERM "-$0" || exit
  for _ in $(seq 100); do
    sleep 0.1
    kill -0 "-$0" || exit
  done
  kill -KILL "-$0"`;

/**
 * Ends a child, and the process group that it leads, should this process be killed without a chance to do
 * so itself (kill -9, out of memory).
 * @returns calls the guard off, once the child is gone
 */
export function guard(pid: number): () => void {
  const guardian = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a shell there is no guard; what it would have ended, the next start ends (record.ts).
  guardian.on('error', () => {});
  guardian.stdin.on('error', () => {});
  guardian.unref();
  (guardian.stdin as unknown as { unref(): void }).unref();
  return () => {
    if (guardian.pid !== undefined && guardian.exitCode === null) signal(guardian.pid, 'SIGKILL');
  };
}
