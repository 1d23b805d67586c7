import type { Asset, Contract, Day, Entitlement } from '../domain/entitlement.ts';
import { contractOn, entitlementOn } from '../domain/entitlement.ts';
import { findAsset } from '../store/assets.ts';
import { contractsOf } from '../store/contracts.ts';
import type { Kept } from '../store/registry.ts';
import { unknownField } from './problem.ts';
import { say } from './refusals.ts';

/** What the centre owes a customer on a day, as it is checked before a case is opened. */
export interface Checked {
  entitlement: Entitlement;
  contract: Contract | undefined;
  asset: Asset | null;
}

/**
 * The customer's equipment with this serial number. Nobody's list of equipment is complete, so a number that is not on
 * it is no reason to turn a caller away: null, and no warranty is known. One that is somebody else's is a slip or
 * worse: throws `unknown`, unless `discreet`, for a customer who is not to learn what others have.
 */
export async function equipmentOf(
  customer: { id: string; name: string },
  serialNumber: string | null,
  { discreet = false } = {},
): Promise<(Asset & Kept) | null> {
  const found = serialNumber === null ? null : await findAsset(serialNumber);
  if (!found || found.customerId === customer.id) return found;
  if (discreet) return null;
  throw unknownField(
    'serialNumber',
    say('anothersEquipment', { serialNumber: serialNumber ?? '', customer: customer.name }),
  );
}

export async function checkIntake(
  customer: { id: string; name: string },
  serialNumber: string | null,
  { day, ...options }: { day: Day; discreet: boolean },
): Promise<Checked> {
  const [contracts, asset] = await Promise.all([
    contractsOf(customer.id),
    equipmentOf(customer, serialNumber, options),
  ]);
  return {
    entitlement: entitlementOn(contracts, asset, day),
    contract: contractOn(contracts, day),
    asset,
  };
}
