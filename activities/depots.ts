import { type WorkingHours, shippingTimes } from '../domain/hours.ts';
import { rmaTerms } from '../domain/rma/terms.ts';
import { calendars } from '../store/calendars.ts';
import { findDepot, listDepots } from '../store/depots.ts';
import { hoursOf } from '../store/hours.ts';
import type { Activities } from './contract.ts';

/** The hours of a depot by its calendar, as the calendar and its holidays are now. */
export const depotHours: Activities['depotHours'] = async ({
  depotId,
  ...stretch
}): Promise<WorkingHours | null> => {
  const depot = depotId === null ? (await listDepots())[0] : await findDepot(depotId);
  const calendar = depot && (await calendars.find(depot.calendarId));
  if (!calendar) return null;
  return hoursOf(calendar.document, { ...stretch, times: shippingTimes(rmaTerms.shipCutoff) });
};
