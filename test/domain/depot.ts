import type { WorkingHours } from '../../domain/hours.ts';

const minute = 60_000;
const day = 1440 * minute;
const offset = 8 * 60 * minute;

/** The instant at which a wall clock in Shanghai, which knows no summer time, shows `2026-09-25 13:59`. */
export const shanghai = (time: string): number => Date.parse(`${time.replace(' ', 'T')}:00Z`) - offset;

const closed = new Set(['2026-09-25', ...[1, 2, 3, 4, 5, 6, 7].map((n) => `2026-10-0${n}`)]);
const worked = new Set(['2026-09-20', '2026-10-10']);

/** Which dates `depot-cn` works between two instants, as the shipped calendar has them in autumn 2026. */
function workingDays(from: number, until: number): number[] {
  const found: number[] = [];
  for (let at = Math.floor((from + offset) / day) * day; at <= until + offset; at += day) {
    const date = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    const regular = weekday !== 0 && weekday !== 6 && !closed.has(date);
    if (regular || worked.has(date)) found.push(at - offset);
  }
  return found;
}

/** The hours of `depot-cn` (9:00–17:00 in Shanghai) between two instants, with its shipping times. */
export function depotCn(from: number, until: number): WorkingHours {
  const days = workingDays(from, until);
  const at = (hour: number) => days.map((midnight) => midnight + hour * 60 * minute);
  return {
    ...{ from, until },
    days: days.map((midnight) => [midnight + 9 * 60 * minute, midnight + 17 * 60 * minute]),
    times: { '00:00': days, '14:00': at(14), '12:00': at(12) },
  };
}

/** Autumn 2026, with the holidays of October. */
export const depotHours = depotCn(shanghai('2026-09-01 00:00'), shanghai('2026-12-31 00:00'));
