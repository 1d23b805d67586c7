import type { Refusal } from '../domain/refusal.ts';
import { wrongState } from '../domain/refusal.ts';
import { isRmaOver, type RmaState } from '../domain/rma/state.ts';
import { sameSerial } from '../domain/serial.ts';
import { findAsset } from '../store/assets.ts';
import { findCustomer } from '../store/customers.ts';
import { findRma } from '../store/rmas.ts';
import { type Hold, holdSerial, putBack, takeFrom } from '../store/serials.ts';
import { Problem, unknownField } from './problem.ts';
import { say } from './refusals.ts';

/** How long an RMA may hold a serial number before it is recorded, in milliseconds: then what asked for it has failed. */
const patience = 60_000;

/** Whether an RMA holds the serial number, as far as it is recorded. */
const holds: Record<Hold, (rma: RmaState, serialNumber: string) => boolean> = {
  asked: (rma, serialNumber) => !isRmaOver(rma.state) && sameSerial(rma.serialNumber, serialNumber),
  out: ({ shipment }, serialNumber) => shipment !== null && sameSerial(shipment.serialNumber, serialNumber),
  in: ({ faulty, others = [] }, serialNumber) =>
    [...(faulty ? [faulty] : []), ...others].some((each) => sameSerial(each.serialNumber, serialNumber)),
};

const why = (hold: Hold, number: string, rma: RmaState | null, serialNumber: string): Refusal => {
  if (hold === 'asked')
    return wrongState('rmaAlready', { rma: number, serialNumber, state: rma?.state ?? 'requested' });
  return wrongState(hold === 'out' ? 'serialOut' : 'serialIn', { rma: number, serialNumber });
};

/**
 * Takes hold of a serial number for an RMA before it is asked for, shipped or received, and answers with how to let go
 * of it where that is refused. Throws `wrong_state`, naming the other RMA, where one has it: of two at once, one does.
 */
export async function heldSerial(
  serialNumber: string,
  hold: Hold,
  rma: string,
): Promise<() => Promise<void>> {
  const held = await holdSerial(serialNumber, hold, rma);
  if (held.other === undefined) return () => putBack(serialNumber, hold, rma, held.before);
  const { other, at } = held;
  const holder = await findRma(other);
  const isHeld = holder ? holds[hold](holder, serialNumber) : false;
  // It may be on its way to being recorded; one that was asked for is recorded only once.
  const isFresh = at.getTime() > Date.now() - patience && !(hold === 'asked' && holder);
  if (!isHeld && !isFresh) {
    await takeFrom(other, { serialNumber, hold, rma, at: new Date() });
    return heldSerial(serialNumber, hold, rma);
  }
  const refusal = why(hold, other, holder, serialNumber);
  throw new Problem(refusal.code, refusal.said);
}

/** Refuses to ship from the depot what stands at a customer. */
export async function checkNotInstalled(serialNumber: string): Promise<void> {
  const asset = await findAsset(serialNumber);
  if (!asset) return;
  const customer = (await findCustomer(asset.customerId))?.name ?? asset.customerId;
  throw unknownField('serialNumber', say('serialInstalled', { serialNumber, customer }));
}
