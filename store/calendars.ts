import type { CalendarDocument } from '../calendars/schema.ts';
import { shippedCalendars } from '../calendars/shipped.ts';
import { contractsWithin } from './contracts.ts';
import { listDepots } from './depots.ts';
import { editable } from './editable.ts';
import { policiesWithin } from './policies.ts';

export const calendars = editable<CalendarDocument>('Calendar', 'calendars');

/** Stores the shipped calendars that are not there yet; an edited one is left alone. */
export async function seedCalendars(): Promise<void> {
  for (const [id, document] of await shippedCalendars()) await calendars.put(id, document, null, 0);
}

/**
 * Who runs by the calendar, as an administrator would name them: policies, of which old versions count, because cases
 * that were opened with them still run; depots; contracts.
 */
export async function usersOfCalendar(id: string): Promise<string[]> {
  const [policies, depots, contracts] = await Promise.all([
    policiesWithin(id),
    listDepots(),
    contractsWithin(id),
  ]);
  return [
    ...policies.map((policy) => `policy ${policy.id} (version ${policy.version})`),
    ...depots.filter(({ calendarId }) => calendarId === id).map((depot) => `depot ${depot.id}`),
    ...contracts.map((contract) => `contract ${contract._id}`),
  ];
}
