import type { Model } from 'mongoose';
import { record } from './caseRecord.ts';
import { CaseModel } from './cases.ts';
import { deriveCustomersAgain } from './customers.ts';
import { deriveLogins } from './people.ts';
import { RmaModel, rmaRecord } from './rmas.ts';

/** Stores of each document anew what `recordOf` makes of its state, and answers with how many there were. */
async function storeAnew<S, T extends { _id: string; revision: number; state: S }>(
  model: Model<T>,
  recordOf: (state: S) => T,
  which: { _id?: string },
): Promise<number> {
  let count = 0;
  for await (const { state } of model.find(which, { state: 1 }).lean<{ state: S }>().cursor()) {
    const { _id, revision, ...derived } = recordOf(state);
    await model.collection.updateOne({ _id: _id as never, revision }, { $set: derived });
    count += 1;
  }
  return count;
}

/**
 * Works out anew what lists and reports read of cases and RMAs, from their states as they are stored: for a read model
 * that another version wrote. `number` narrows it to one of them. Answers with how many there were. May run beside the
 * workers: what has changed meanwhile is left as it is.
 */
export async function deriveAgain(number?: string): Promise<number> {
  const which = number === undefined ? {} : { _id: number };
  return (await storeAnew(CaseModel, record, which)) + (await storeAnew(RmaModel, rmaRecord, which));
}

/** Makes anew by what customers and users are found, where an earlier version or a centre elsewhere stored them. */
export async function deriveKeys(): Promise<void> {
  await deriveCustomersAgain();
  await deriveLogins();
}
