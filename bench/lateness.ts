/** How late things came, in milliseconds each. */
export class Lateness {
  private readonly list: number[] = [];

  add(late: number): void {
    this.list.push(late);
  }

  get count(): number {
    return this.list.length;
  }

  /** Seconds, with two digits: of a hundred cases one comes later than `p99`. */
  row(): Record<'count' | 'p50' | 'p95' | 'p99' | 'max', number> {
    const sorted = this.list.toSorted((a, b) => a - b);
    const at = (share: number) =>
      Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) / 10) / 100;
    return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  }
}

/** When each of `count` things is due, in epoch milliseconds: `rate` a second from `from` on. */
export const dueTimes = (count: number, rate: number, from: number): number[] =>
  Array.from({ length: count }, (_, n) => from + Math.round((n * 1000) / rate));

const day = 24 * 3_600_000;
/** As many things that are only there: they are due a day later. */
export const distant = (count: number): number[] => Array.from({ length: count }, () => Date.now() + day);
