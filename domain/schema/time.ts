const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);

/** The years that dates of databases and of JavaScript hold, wherever the zone is. */
const first = Date.UTC(1900, 0, 1);
const last = Date.UTC(9999, 11, 31);

/** Whether a time of RFC 3339 lies in years that can be stored and written again. */
export const isStorable = (text: string): boolean => {
  const at = Date.parse(text);
  return at >= first && at < last;
};

/** Whether a text is a time of RFC 3339 with its zone, on a day that the calendar has. */
export function isTimestamp(text: string): boolean {
  const found = form.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const isDay = day >= 1 && day <= lengthOf(year, month);
  return isDay && hour < 24 && minute < 60 && second < 60 && zoneHour < 24 && zoneMinute < 60;
}
