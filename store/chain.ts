/** A case, an RMA or a call as it is stored, as far as it matters here. */
export interface Chained {
  state: { chain?: number };
}

/** Somebody has begun the process anew: what the runs of before still write is refused, and nothing of it is recorded. */
export class Superseded extends Error {
  constructor(number: string) {
    super(`${number} was begun anew: this comes from a run of before, and is not recorded`);
  }
}

/** The condition under which a state may be stored: no later chain of runs has written. */
export const ofItsChain = ({ chain = 0 }: Chained['state']) => ({ 'state.chain': { $not: { $gt: chain } } });

/**
 * Where a revision is there already: whether that is a repetition, which is not stored.
 * @throws Superseded when it is another chain's
 */
export function mustBeOfItsChain(
  state: Chained['state'] & { number: string },
  stored: Chained['state'],
): false {
  if ((stored.chain ?? 0) > (state.chain ?? 0)) throw new Superseded(state.number);
  return false;
}
