import { sentences } from '../sentences.ts';

/** Where, once that is known: the rule itself knows no places. */
type Shelf = { shelf?: { partNumber: string; depotId: string } };
const at = ({ shelf }: Shelf) => (shelf ? `${shelf.partNumber} at depot ${shelf.depotId}: ` : '');
const atInChinese = ({ shelf }: Shelf) => (shelf ? `备件库 ${shelf.depotId} 的 ${shelf.partNumber}：` : '');

/** Why a movement of stock cannot be. */
export const depotRefusals = sentences(
  {
    fewerReserved: ({ reserved, quantity, ...place }: Shelf & { reserved: number; quantity: number }) =>
      `${at(place)}only ${reserved} are reserved, not ${quantity}`,
    fewerAvailable: ({
      available,
      onHand,
      quantity,
      ...place
    }: Shelf & Record<'available' | 'onHand' | 'quantity', number>) =>
      `${at(place)}only ${available} of ${onHand} on hand are not reserved, ${quantity} are asked for`,
  },
  {
    fewerReserved: ({ reserved, quantity, ...place }) =>
      `${atInChinese(place)}只预留了 ${reserved} 件，不是 ${quantity} 件`,
    fewerAvailable: ({ available, onHand, quantity, ...place }) =>
      `${atInChinese(place)}库存 ${onHand} 件中只有 ${available} 件未预留，需要 ${quantity} 件`,
  },
);
