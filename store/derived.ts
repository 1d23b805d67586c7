import mongoose, { type Model, Schema } from 'mongoose';
import type { CaseState } from '../domain/case/state.ts';
import { textsOfParcels } from '../domain/case/texts.ts';
import { type CaseRecord, type CaseTerms, record, caseTerms } from './caseRecord.ts';
import { CallModel, callRecord } from './calls.ts';
import { CaseModel } from './cases.ts';
import { deriveCustomersAgain } from './customers.ts';
import { deriveLogins } from './people.ts';
import { deriveHeldSerials, RmaModel, rmaRecord } from './rmas.ts';
import { wholeTimeline } from './timeline.ts';
import { termsOf } from './words.ts';

/** Which way of deriving cases, RMAs and calls this is; one more when what is derived changes. */
const edition = 3;

const schema = new Schema<{ _id: string; edition: number }>(
  { _id: { type: String, required: true }, edition: { type: Number, required: true } },
  { versionKey: false, strict: 'throw' },
);
/** By which edition all that is stored was derived. */
const DerivationModel = mongoose.model('Derivation', schema, 'derivations');

/** Stores of each document anew what `recordOf` makes of its state, and answers with how many there were. */
async function storeAnew<S, T extends { _id: string; revision: number; state: S }>(
  model: Model<T>,
  recordOf: (state: S) => T | Promise<T>,
  which: { _id?: string },
): Promise<number> {
  let count = 0;
  for await (const { state } of model.find(which, { state: 1 }).lean<{ state: S }>().cursor()) {
    const { _id, revision, ...derived } = await recordOf(state);
    await model.collection.updateOne({ _id: _id as never, revision }, { $set: derived });
    count += 1;
  }
  return count;
}

/** A case with the terms by which it is found, which are of its whole history and that of its parts. */
async function found(state: CaseState): Promise<CaseRecord & CaseTerms> {
  const parcels = await Promise.all(state.rmas.map(({ number }) => wholeTimeline(number)));
  const { words, publicWords } = caseTerms(state, await wholeTimeline(state.number));
  const shipped = termsOf(...textsOfParcels(parcels.flat()));
  const terms = { words: [...words, ...shipped], publicWords: [...publicWords, ...shipped] };
  return { ...record(state), ...terms };
}

/**
 * Works out anew what lists and reports read of cases, RMAs and calls, from their states and histories as they are stored: for a
 * read model that another version wrote. `number` narrows it to one of them. Answers with how many there were. May run
 * beside the workers: what has changed meanwhile is left as it is.
 */
export async function deriveAgain(number?: string): Promise<number> {
  const which = number === undefined ? {} : { _id: number };
  const models = [
    await storeAnew(CaseModel, found, which),
    await storeAnew(RmaModel, rmaRecord, which),
    await storeAnew(CallModel, callRecord, which),
  ];
  return models.reduce((sum, count) => sum + count, 0);
}

/** The same for all, where an earlier edition stored them; answers with how many. Once done it is not done again. */
export async function deriveWhatIsOlder(): Promise<number> {
  const done = await DerivationModel.findById('cases').lean();
  if ((done?.edition ?? 0) >= edition) return 0;
  const count = await deriveAgain();
  await DerivationModel.updateOne({ _id: 'cases' }, { $set: { edition } }, { upsert: true });
  return count;
}

/** Makes anew by what customers, users and serial numbers are found, where an earlier version or a centre elsewhere stored them. */
export async function deriveKeys(): Promise<void> {
  await deriveCustomersAgain();
  await deriveLogins();
  await deriveHeldSerials();
}
