/** How often a Node child of Caseline's gives a sign of life, in milliseconds. */
export const pulseEveryMs = 2_000;

/**
 * Notices a child that is there and does nothing any more: stopped, or caught in a loop. Times are milliseconds of
 * any clock that only goes forward.
 */
export class Pulse {
  private lastSign: number | undefined;
  private lastLook: number | undefined;

  /**
   * @param silentMs how long a child may give no sign before it counts as hung
   * @param lookEveryMs how often `isHung` is asked
   */
  constructor(
    private readonly silentMs: number,
    private readonly lookEveryMs: number,
  ) {}

  /** A sign of life. Who never gave one is only coming up, and has the start's patience. */
  sign(now: number): void {
    this.lastSign = now;
  }

  /** Whether it hangs. A look that comes late says that this process stood still itself, and nothing of the child. */
  isHung(now: number): boolean {
    const late = this.lastLook !== undefined && now - this.lastLook > 3 * this.lookEveryMs;
    this.lastLook = now;
    if (this.lastSign === undefined) return false;
    if (late) this.lastSign = now;
    return now - this.lastSign > this.silentMs;
  }
}
