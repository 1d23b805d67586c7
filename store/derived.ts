import { record } from './caseRecord.ts';
import { CaseModel } from './cases.ts';
import { RmaModel, rmaRecord } from './rmas.ts';

/**
 * Works out anew what lists and reports read of cases and RMAs, from their states as they are stored: for a read model
 * that another version wrote. `number` narrows it to one of them. Answers with how many there were. May run beside the
 * workers: what has changed meanwhile is left as it is.
 */
export async function deriveAgain(number?: string): Promise<number> {
  const which = number === undefined ? {} : { _id: number };
  let count = 0;
  for await (const { state } of CaseModel.find(which, { state: 1 }).lean().cursor()) {
    const { _id, revision, ...derived } = record(state);
    await CaseModel.collection.updateOne({ _id: _id as never, revision }, { $set: derived });
    count += 1;
  }
  for await (const { state } of RmaModel.find(which, { state: 1 }).lean().cursor()) {
    const { _id, revision, ...derived } = rmaRecord(state);
    await RmaModel.collection.updateOne({ _id: _id as never, revision }, { $set: derived });
    count += 1;
  }
  return count;
}
