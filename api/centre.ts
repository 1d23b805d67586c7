import { dateAt, isZone } from '../calendars/zone.ts';
import type { Day } from '../domain/entitlement.ts';
import { zoneOfCustomer } from '../store/zones.ts';
import type { Deps, SignedIn } from './route.ts';

type Centre = { settings: Pick<Deps['settings'], 'timeZone'> };

/**
 * Today at the centre: the day that contracts and warranties are held against, and that numbers carry. Whoever asks
 * may live another one already.
 */
export const today = ({ settings }: Centre): Day => dateAt(settings.timeZone, Date.now());

/** By whose clocks somebody reads who asks; `page` is what their browser says of itself. */
export async function zoneOfReader(
  reader: SignedIn | undefined,
  page: string | undefined,
  centre: Centre,
): Promise<string> {
  if (reader?.timeZone) return reader.timeZone;
  if (page !== undefined && page.length <= 64 && isZone(page)) return page;
  const { customerId } = reader ?? {};
  const theirs = customerId === undefined ? null : await zoneOfCustomer(customerId, today(centre));
  return theirs ?? centre.settings.timeZone;
}
