import { holidaysOf } from '../calendars/holidays.ts';
import { materialise, yearsOf } from '../calendars/materialise.ts';
import { isWeekly } from '../calendars/schema.ts';
import { shippedCalendars } from '../calendars/shipped.ts';
import type { WorkingHours } from '../domain/hours.ts';
import type { Policy } from '../domain/policy.ts';
import { arrivals } from './arrivals.ts';
import { Centre } from './centre.ts';
import { Chance } from './chance.ts';
import { Engineer } from './engineer.ts';
import { habits } from './habits.ts';
import type { Options } from './options.ts';

const day = 86_400_000;
/** A Monday, so that a simulated year begins like a week. */
const beginning = Date.UTC(2026, 0, 5);
/** After the last call, so that what was promised until then can be seen to be kept or not, in days. */
const aftermath = 60;

/** Everybody knows two of the technologies, so that each is known by many. */
function staff(count: number): Engineer[] {
  const technologies = Object.keys(habits.technologies);
  const known = (i: number) => technologies[i % technologies.length] as string;
  return Array.from({ length: count }, (_, i) => new Engineer(i + 1, [known(i), known(i + 1)]));
}

/** The hours of the policy's calendar, as it is shipped; null for wall time. Throws where it is not one of those. */
async function hoursOf({ clock, calendar: id }: Policy, until: number): Promise<WorkingHours | null> {
  if (clock === 'calendar' || id === undefined) return null;
  const calendar = (await shippedCalendars()).get(id);
  if (!calendar) throw new Error(`The policy's calendar '${id}' is not one that is shipped`);
  if (!isWeekly(calendar)) return null;
  const { holidays: country } = calendar;
  const years = country ? yearsOf(calendar, beginning, until) : [];
  const holidays = await Promise.all(years.map((year) => holidaysOf(country as string, year)));
  return materialise(
    calendar,
    holidays.filter((year) => year !== null),
    { from: beginning, until: until + 90 * day },
  );
}

/** Plays the calls of so many days, the same for the same seed. */
export async function simulate(
  policy: Policy,
  { cases, engineers, days, seed }: Pick<Options, 'cases' | 'engineers' | 'days' | 'seed'>,
  progress?: (calls: number) => void,
): Promise<Centre> {
  const chance = new Chance(seed);
  const until = beginning + (days + aftermath) * day;
  const hours = await hoursOf(policy, until);
  const centre = new Centre(beginning, staff(engineers), chance, hours);
  const calls = arrivals(policy, cases, beginning, days, chance);
  centre.play(calls, until, progress);
  return centre;
}
