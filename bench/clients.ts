/** One measured kind of call: how long each took, in milliseconds. */
export class Durations {
  private readonly taken = new Map<string, number[]>();

  async time<T>(name: string, call: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await call();
    const list = this.taken.get(name) ?? [];
    list.push(performance.now() - began);
    this.taken.set(name, list);
    return result;
  }

  /** `{call, count, p50, p95}` a row, in milliseconds. */
  rows(): { call: string; count: number; p50: number; p95: number }[] {
    return [...this.taken].map(([call, list]) => {
      const sorted = list.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
      return { call, count: sorted.length, p50: at(0.5), p95: at(0.95) };
    });
  }
}

/** Runs `count` jobs with `clients` at a time; answers with the rate per second. */
export async function rate(
  count: number,
  clients: number,
  job: (n: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  const client = async () => {
    for (let n = next++; n < count; n = next++) await job(n);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - began) / 1000);
}
