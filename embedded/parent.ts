/** How long a process may take to wind up after its parent has gone, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * Ends this process when the embedded start that forked it is gone: as SIGTERM would, so that work in hand
 * is finished, and by force after ten seconds. Does nothing in a process that was started otherwise.
 */
export function exitWithParent(): void {
  if (!process.channel) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not be what keeps the process alive.
  process.channel.unref();
}
