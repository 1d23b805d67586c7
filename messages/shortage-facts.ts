import type { Shortage } from '../domain/depot/shortage.ts';
import type { RmaEvent } from '../domain/rma/state.ts';
import type { Facts } from './facts.ts';

/** What somebody's movement of stock tells those who keep it. */
export const shortageFacts = ({ depotId, partNumber, left, reason }: Shortage): Partial<Facts> => ({
  ...{ depot: depotId, part: partNumber, n: left, reason },
});

/** The movement as an event that can be told: what an RMA's history says of the part that it took. */
export const shortageEvent = ({ depotId, partNumber, left, by, at }: Shortage): RmaEvent => ({
  ...{ kind: 'stock_low', at, visibility: 'internal' },
  actor: { ...by, role: 'depot' },
  data: { depotId, partNumber, left },
});
