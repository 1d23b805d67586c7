import type { Asset } from '../domain/entitlement.ts';
import { serialKey } from '../domain/serial.ts';
import { createRegistry, type Kept } from './registry.ts';

const text = { type: String, default: null };
const required = { type: String, required: true };

/** Installed equipment; the ID is the serial number in capitals. */
export const assets = createRegistry<Asset>(
  'Asset',
  'assets',
  {
    customerId: required,
    vendor: text,
    model: required,
    partNumber: text,
    acceptedAt: text,
    location: text,
    warranty: text,
  },
  [{ customerId: 1, _id: 1 }],
);

/** The equipment with this serial number, however it is written, or null. */
export const findAsset = (serialNumber: string): Promise<(Asset & Kept) | null> =>
  assets.find(serialKey(serialNumber));

/** The customer's equipment, the first 100 by serial number. */
export async function assetsOf(customerId: string): Promise<(Asset & Kept)[]> {
  return (await assets.list([{ customerId }], { field: '_id', descending: false }, null, 100)).data;
}
