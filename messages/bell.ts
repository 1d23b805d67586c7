import { setTimeout as pause } from 'node:timers/promises';

/** Wakes whoever waits for it; rung while nobody waits, the next one does not wait. */
export class Bell {
  private next = new AbortController();

  ring(): void {
    this.next.abort();
  }

  /** Resolves when it is rung, or after `ms` milliseconds. */
  async rung(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.next.signal }).catch(() => undefined);
    if (this.next.signal.aborted) this.next = new AbortController();
  }
}
