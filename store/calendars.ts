import type { CalendarDocument } from '../calendars/schema.ts';
import { shippedCalendars } from '../calendars/shipped.ts';
import { editable } from './editable.ts';

export const calendars = editable<CalendarDocument>('Calendar', 'calendars');

/** Stores the shipped calendars that are not there yet; an edited one is left alone. */
export async function seedCalendars(): Promise<void> {
  for (const [id, document] of await shippedCalendars()) await calendars.put(id, document, null, 0);
}
