import { pulseEveryMs } from './pulse.ts';

/** How long a process may take to wind up after its parent has gone, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * Binds this process to the embedded start that forked it. It gives that a sign of life every two seconds, by which it
 * is seen to hang; and it ends when that is gone: as SIGTERM would, so that work in hand is finished, and by force
 * after ten seconds. Does nothing in a process that was started otherwise.
 */
export function bindToParent(): void {
  if (!process.channel) return;
  setInterval(() => process.connected && process.send?.('alive'), pulseEveryMs).unref();
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not be what keeps the process alive.
  process.channel.unref();
}
