import { materialise, yearsOf } from '../calendars/materialise.ts';
import { type CalendarDocument, isWeekly } from '../calendars/schema.ts';
import type { WorkingHours } from '../domain/hours.ts';
import { holidayYears } from './holidays.ts';

/** A stretch of time in epoch milliseconds, and the local times of day that are asked for on its working days. */
export interface Stretch {
  from: number;
  until: number;
  times?: readonly string[];
}

/** A calendar's working hours with the holidays as they are now; null for one that is always open. */
export async function hoursOf(calendar: CalendarDocument, stretch: Stretch): Promise<WorkingHours | null> {
  if (!isWeekly(calendar)) return null;
  const { holidays: country } = calendar;
  const years = yearsOf(calendar, stretch.from, stretch.until);
  return materialise(calendar, country ? await holidayYears(country, years) : [], stretch);
}
