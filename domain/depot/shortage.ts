import type { Notice, Recipient } from '../notices.ts';
import type { Person } from '../people.ts';

/** Stock that a movement by hand made low. Where an RMA took the part, its own history tells it (`stock_low`). */
export interface Shortage {
  /** `depot/part` */
  number: string;
  /** The movement's place in the ledger of that shelf: with `number` it makes the messages once. */
  movement: number;
  depotId: string;
  partNumber: string;
  /** What may still be promised. */
  left: number;
  reason: string;
  by: Person;
  /** Epoch milliseconds. */
  at: number;
}

export const isShortage = (state: object): state is Shortage => 'movement' in state;

const keepers: readonly Recipient[] = [{ role: 'depot' }, { role: 'rma_admin' }];

/** Who hears that stock is low, whatever made it so. */
export const shortageNotices: Notice[] = keepers.map((to) => ({
  to,
  template: 'stock_low',
  channels: ['email'],
}));
