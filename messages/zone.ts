import type { Directory, Entry } from './addressees.ts';
import type { Told } from './model.ts';

/**
 * By whose clocks somebody reads: their own, a customer's contact by those of their account or organisation, and whoever
 * says nothing by the centre's.
 */
export async function zoneOf(
  reader: Pick<Entry, 'timeZone'> & { frame: 'contact' | 'staff' },
  about: Told,
  directory: Pick<Directory, 'contactZone'>,
  centre: { timeZone: string },
): Promise<string> {
  const own =
    reader.frame === 'contact' && 'contact' in about
      ? await directory.contactZone?.(about.customer.id, about.contact)
      : reader.timeZone;
  return own ?? centre.timeZone;
}
