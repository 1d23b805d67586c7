import mongoose, { Schema } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { upserted } from './connection.ts';

/** As the limiter keeps them. Their indexes are made by `connect`: made beside a transaction they stop a stand-in for good. */
const schema = new Schema(
  { key: { type: String, required: true }, points: Number, expire: Date },
  { versionKey: false, strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ expire: -1 }, { expireAfterSeconds: 0 });
const { collection } = mongoose.model('Limit', schema, 'limits');

/** How much of something there may be within a time; counted in MongoDB, so that every API process knows. */
export class Limit {
  private limiter: RateLimiterMongo | undefined;
  private client: unknown;

  /** @param name what is counted, one word @param points how many within `seconds` */
  constructor(
    private readonly name: string,
    private readonly points: number,
    private readonly seconds: number,
  ) {}

  /** Counts one more of `key`; the seconds to wait where that is too many, else 0. What is refused counts nothing. */
  async take(key: string): Promise<number> {
    try {
      // The limiter fails on the nothing that a stand-in answers (a TypeError): the same as a duplicate.
      await upserted(() =>
        this.counter()
          .consume(key)
          .catch((error: unknown) => {
            if (error instanceof TypeError) return null;
            throw error;
          }),
      );
      return 0;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  }

  /** Takes one back. */
  async giveBack(key: string): Promise<void> {
    await this.counter().reward(key);
  }

  /** As if there had been none. */
  async forget(key: string): Promise<void> {
    await this.counter().delete(key);
  }

  private counter(): RateLimiterMongo {
    const client = mongoose.connection.getClient();
    if (this.limiter && this.client === client) return this.limiter;
    this.client = client;
    this.limiter = new RateLimiterMongo({
      ...{ keyPrefix: this.name, points: this.points, duration: this.seconds },
      ...{
        storeClient: mongoose.connection,
        tableName: collection.collectionName,
        disableIndexesCreation: true,
      },
    });
    return this.limiter;
  }
}
