import type { Notice, Recipient } from '../notices.ts';
import { id, line, name, partNumber, reason } from '../schema/fields.ts';
import { type Of, structure, whole } from '../schema/schema.ts';

const most = Number.MAX_SAFE_INTEGER;

/** Stock that a movement by hand made low. Where an RMA took the part, its own history tells it (`stock_low`). */
export const shortageInput = structure({
  /** `depot/part` */
  number: line(130),
  /** The movement's place in the ledger of that shelf: with `number` it makes the messages once. */
  movement: whole(0, most),
  depotId: id,
  partNumber,
  /** What may still be promised. */
  left: whole(0, most),
  reason,
  by: structure({ id, name }),
  /** Epoch milliseconds. */
  at: whole(0, most),
});
export type Shortage = Of<typeof shortageInput>;

export const isShortage = (state: object): state is Shortage => 'movement' in state;

const keepers: readonly Recipient[] = [{ role: 'depot' }, { role: 'rma_admin' }];

/** Who hears that stock is low, whatever made it so. */
export const shortageNotices: Notice[] = keepers.map((to) => ({
  to,
  template: 'stock_low',
  channels: ['email'],
}));
