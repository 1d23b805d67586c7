import { describe, expect, it } from '@jest/globals';
import { rmaStates } from '../../domain/rma/state.ts';
import { isEnded, rmaTransitions } from '../../domain/rma/transitions.ts';

describe('the table of an RMA', () => {
  it('reaches every state, and leads out of every one that is not an end', () => {
    const reached = new Set(Object.values(rmaTransitions).flatMap((moves) => Object.values(moves)));
    expect(rmaStates.filter((state) => state !== 'requested' && !reached.has(state))).toEqual([]);
    expect(rmaStates.filter((state) => isEnded({ state }))).toEqual([
      'rejected',
      'cancelled',
      'expired',
      'completed',
    ]);
  });
});
