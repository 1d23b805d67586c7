import mongoose, { Schema } from 'mongoose';
import { delayAfter, failuresKept, loginLimits, placeKept } from '../domain/credentials.ts';
import { upserted } from './connection.ts';
import { Limit } from './limits.ts';

/** How often logins of one account have failed since the last that did not, from wherever. */
interface Failures {
  _id: string;
  failures: number;
  /** Before this nobody unknown may try again. */
  until: Date;
  forgetAt: Date;
}

const failuresSchema = new Schema<Failures>(
  {
    _id: { type: String, required: true },
    failures: { type: Number, required: true },
    until: { type: Date, required: true },
    forgetAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
failuresSchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
const never = new Date(0);
const FailuresModel = mongoose.model<Failures>('LoginFailures', failuresSchema, 'login_failures');

/** From where somebody has signed in before. */
interface Place {
  /** `account@address` */
  _id: string;
  forgetAt: Date;
}
const placeSchema = new Schema<Place>(
  { _id: { type: String, required: true }, forgetAt: { type: Date, required: true } },
  { versionKey: false, strict: 'throw' },
);
placeSchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
const PlaceModel = mongoose.model<Place>('LoginPlace', placeSchema, 'login_places');

const pairs = new Limit('pair', loginLimits.pair.failures, loginLimits.pair.seconds);
const addresses = new Limit('address', loginLimits.address.failures, loginLimits.address.seconds);

/** One try to sign in, counted as failed until it is known to be right: of many at once none slips through. */
export class LoginTry {
  private readonly place: string;
  /** They have signed in from there before. */
  private known = false;

  /**
   * @param account the ID of a person who exists, or the name that was typed
   * @param exists a name that nobody has locks nobody out: it does not count for the address
   */
  constructor(
    private readonly account: string,
    private readonly address: string,
    private readonly exists: boolean,
  ) {
    this.place = `${account}@${address}`;
  }

  /** The seconds to wait where this is one too many, else 0. */
  async begin(): Promise<number> {
    const wait = (await pairs.take(this.place)) || (this.exists && (await addresses.take(this.address)));
    if (wait) return wait;
    // Whoever guesses somebody's password elsewhere must not keep them from where they always sign in.
    this.known = await this.isKnown();
    return this.known ? 0 : waitForAccount(this.account);
  }

  /** The password was right. */
  async succeed(): Promise<void> {
    const forgetAt = new Date(Date.now() + placeKept * 1000);
    await Promise.all([
      pairs.forget(this.place),
      addresses.giveBack(this.address),
      // What others guess elsewhere goes on to be counted.
      this.known ? undefined : FailuresModel.deleteOne({ _id: this.account }),
      PlaceModel.updateOne({ _id: this.place }, { $set: { forgetAt } }, { upsert: true }),
    ]);
  }

  private async isKnown(): Promise<boolean> {
    const found = await PlaceModel.findById(this.place).lean<Place>();
    return found !== null && found.forgetAt.getTime() > Date.now();
  }
}

/** Counts one more failure of the account, unless it has to wait: then the seconds. Waiting makes no wait longer. */
async function waitForAccount(account: string): Promise<number> {
  const now = Date.now();
  const before = await FailuresModel.findById(account).lean<Failures>();
  const until = before?.until ?? never;
  if (until.getTime() > now) return Math.ceil((until.getTime() - now) / 1000);
  const counted = await upserted(() =>
    FailuresModel.findOneAndUpdate(
      { _id: account },
      {
        $inc: { failures: 1 },
        $set: { forgetAt: new Date(now + failuresKept * 1000) },
        $setOnInsert: { until: never },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean<Failures>(),
  );
  const delay = delayAfter(counted.failures);
  if (delay === 0) return 0;
  // Of several at once whose time has come, one may try.
  const next = { $set: { until: new Date(now + delay * 1000) } };
  return (await FailuresModel.updateOne({ _id: account, until }, next)).matchedCount ? 0 : delay;
}
