import mongoose from 'mongoose';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterMongo } from 'rate-limiter-flexible';

/** Failed logins of one name from one address, and of one address; within a quarter of an hour. */
const limits = [
  { keyPrefix: 'person', points: 10, duration: 15 * 60 },
  { keyPrefix: 'address', points: 100, duration: 15 * 60 },
] as const;

/** Counts failed logins in MongoDB, so that every API process knows them; in memory while it is away. */
export class FailedLogins {
  private readonly memory = limits.map((options) => new RateLimiterMemory(options));
  private stored: RateLimiterAbstract[] | undefined;

  /** Seconds until this name may be tried from this address again; 0 when it may be now. */
  async wait(username: string, address: string): Promise<number> {
    const states = await Promise.all(
      this.limiters().map((limiter, index) => limiter.get(keysOf(username, address)[index] ?? '')),
    );
    const waits = states.map((state, index) =>
      state && state.consumedPoints >= (limits[index]?.points ?? 0) ? state.msBeforeNext : 0,
    );
    return Math.ceil(Math.max(...waits) / 1000);
  }

  async add(username: string, address: string): Promise<void> {
    // Over the limit `consume` rejects; it is the next `wait` that says so.
    await Promise.allSettled(
      this.limiters().map((limiter, index) => limiter.consume(keysOf(username, address)[index] ?? '')),
    );
  }

  private limiters(): RateLimiterAbstract[] {
    if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return this.memory;
    this.stored ??= limits.map(
      (options, index) =>
        new RateLimiterMongo({
          ...options,
          storeClient: mongoose.connection,
          tableName: 'failed_logins',
          insuranceLimiter: this.memory[index],
        }),
    );
    return this.stored;
  }
}

const keysOf = (username: string, address: string) => [`${username.toLowerCase()}@${address}`, address];
