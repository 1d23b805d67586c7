import { materialise, yearsOf } from '../../calendars/materialise.ts';
import type { WeeklyCalendar } from '../../calendars/schema.ts';
import { holidaysOf } from '../../calendars/holidays.ts';
import { shippedCalendars } from '../../calendars/shipped.ts';
import type { WorkingHours } from '../../domain/hours.ts';

/** The hours of a calendar between two instants, as the activity works them out. */
export async function hoursOf(calendar: WeeklyCalendar, from: number, until: number): Promise<WorkingHours> {
  const { holidays } = calendar;
  const years = holidays
    ? await Promise.all(yearsOf(calendar, from, until).map((year) => holidaysOf(holidays, year)))
    : [];
  return materialise(
    calendar,
    years.filter((year) => year !== null),
    { from, until },
  );
}

/** The office of the sources: Monday to Friday, 9:00–12:00 and 13:00–18:00 in Shanghai, public holidays excluded. */
export const officeCn = (await shippedCalendars()).get('office-cn') as WeeklyCalendar;
