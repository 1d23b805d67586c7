import type { RmaEvent, RmaState } from '../domain/rma/state.ts';
import { assets, findAsset } from './assets.ts';
import { serialKey } from '../domain/serial.ts';
import { isDuplicate } from './connection.ts';
import { isInside } from './parts.ts';

/**
 * Puts the part that was delivered for good into the place of the faulty one in the customer's installed equipment,
 * with the acceptance, and so the warranty, of what it replaces. What is not registered there is not touched, nor is
 * a chassis of which a part was replaced; done twice, it changes nothing.
 */
export async function replaceInstalled(rma: RmaState, events: readonly RmaEvent[]): Promise<void> {
  const { kind, shipment, serialNumber, customer, reservedPart, partNumber } = rma;
  if (kind !== 'advance_replacement' || !shipment) return;
  if (!events.some((event) => event.kind === 'rma_delivered')) return;
  const faulty = await findAsset(serialNumber);
  if (faulty?.customerId !== customer.id || (await isInside(partNumber, faulty))) return;
  const { _id, vendor, model, acceptedAt, location, warranty = null } = faulty;
  const place = {
    ...{ customerId: customer.id, vendor, model, acceptedAt, location, warranty },
    partNumber: reservedPart ?? partNumber,
  };
  await assets.add(serialKey(shipment.serialNumber), place).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  await assets.remove(_id);
}
