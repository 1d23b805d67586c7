import { findAsset } from '../store/assets.ts';
import { findCase } from '../store/cases.ts';
import { findPart } from '../store/parts.ts';
import { noSuch, unknownField } from './problem.ts';
import { say } from './refusals.ts';

/** Refuses an RMA for a part that is not in the catalogue, or for equipment that is known to stand at another customer's. */
export async function checkRmaRequest(
  caseNumber: string,
  { partNumber, serialNumber }: { partNumber: string; serialNumber: string },
): Promise<void> {
  const [part, asset, found] = await Promise.all([
    findPart(partNumber),
    findAsset(serialNumber),
    findCase(caseNumber),
  ]);
  if (!part) throw noSuch('partNumber', 'part', partNumber);
  if (asset && found && asset.customerId !== found.customer.id)
    throw unknownField('serialNumber', say('notInstalled', { serialNumber, customer: found.customer.name }));
}
