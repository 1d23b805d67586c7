import mongoose, { type ClientSession, Schema } from 'mongoose';
import { serialKey } from '../domain/serial.ts';
import { isDuplicate } from './connection.ts';

/** What an RMA can do with a serial number that no other may do at the same time. */
export type Hold = 'asked' | 'out' | 'in';

/**
 * Which RMA has a serial number: the one open RMA that was `asked` for it; the one that sent it `out`, or took it `in`,
 * whichever came last.
 */
interface HeldSerial {
  /** `asked/KEY` or `moved/KEY`. */
  _id: string;
  rma: string;
  hold: Hold;
  at: Date;
}

const schema = new Schema<HeldSerial>(
  {
    _id: { type: String, required: true },
    rma: { type: String, required: true },
    hold: { type: String, required: true } as never,
    at: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
const HeldSerialModel = mongoose.model<HeldSerial>('HeldSerial', schema, 'held_serials');

const idOf = (serialNumber: string, hold: Hold): string =>
  `${hold === 'asked' ? 'asked' : 'moved'}/${serialKey(serialNumber)}`;

/** An RMA's hold on a serial number, since a time. */
interface Holding {
  serialNumber: string;
  hold: Hold;
  rma: string;
  at: Date;
}

/** What was there before, to be put back; or the other RMA that has the serial number. */
export type Held = { before: HeldSerial | null; other?: never } | { other: string; at: Date };

/** Takes hold of a serial number for an RMA, unless another one holds it in the same way. Of two at once, one does. */
export async function holdSerial(serialNumber: string, hold: Hold, rma: string): Promise<Held> {
  const _id = idOf(serialNumber, hold);
  try {
    const before = await HeldSerialModel.findOneAndUpdate(
      { _id, $or: [{ hold: mongoose.trusted({ $ne: hold }) }, { rma }] },
      { $set: { hold, rma, at: new Date() } },
      { upsert: true, returnDocument: 'before' },
    ).lean<HeldSerial>();
    return { before };
  } catch (error) {
    // It is there, and held by another one: the upsert meets it.
    if (!isDuplicate(error)) throw error;
    const holder = await HeldSerialModel.findById(_id).lean<HeldSerial>();
    return holder ? { other: holder.rma, at: holder.at } : holdSerial(serialNumber, hold, rma);
  }
}

/** Takes it from an RMA that turned out not to hold it; false where somebody else was quicker. */
export async function takeFrom(other: string, { serialNumber, hold, rma, at }: Holding): Promise<boolean> {
  const _id = idOf(serialNumber, hold);
  const { modifiedCount } = await HeldSerialModel.updateOne({ _id, hold, rma: other }, { $set: { rma, at } });
  return modifiedCount > 0;
}

/** Puts back what was there before, where the RMA that took hold of it is refused after all. */
export async function putBack(
  serialNumber: string,
  hold: Hold,
  rma: string,
  before: HeldSerial | null,
): Promise<void> {
  const mine = { _id: idOf(serialNumber, hold), rma, hold };
  if (before) await HeldSerialModel.replaceOne(mine, before);
  else await HeldSerialModel.deleteOne(mine);
}

/** Lets go of a serial number, where this RMA still holds it so. */
export async function releaseSerial(
  { serialNumber, hold, rma }: Omit<Holding, 'at'>,
  session?: ClientSession,
): Promise<void> {
  await HeldSerialModel.deleteOne({ _id: idOf(serialNumber, hold), rma, hold }, session ? { session } : {});
}

/** Notes who holds what, of RMAs that an earlier version stored; what is noted already stays. */
export async function noteHeld(held: Holding[], session?: ClientSession): Promise<void> {
  if (!held.length) return;
  await HeldSerialModel.bulkWrite(
    held.map(({ serialNumber, ...fields }) => ({
      updateOne: {
        filter: { _id: idOf(serialNumber, fields.hold) },
        update: { $setOnInsert: fields },
        upsert: true,
      },
    })),
    session ? { session } : {},
  );
}

/** Whether nothing has been noted yet, as in a database of before. */
export const isUnnoted = async (): Promise<boolean> => (await HeldSerialModel.estimatedDocumentCount()) === 0;
