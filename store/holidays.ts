import { holidaysOf, type HolidayYear } from '../calendars/holidays.ts';
import { editable } from './editable.ts';

/** What an administrator made of a country's year; where nobody did, `calendars/holidays.ts` knows it. */
type EditedYear = Pick<HolidayYear, 'days' | 'workingDays'>;

const edited = editable<EditedYear>('Holidays', 'holidays');
const keyOf = (code: string, year: number): string => `${code}/${year}`;

/** The year with its revision, 0 while nobody has edited it; null for an unknown country or region. */
export async function findHolidays(
  code: string,
  year: number,
): Promise<{ holidays: HolidayYear; revision: number } | null> {
  const found = await edited.find(keyOf(code, year));
  if (found) return { holidays: { ...found.document, source: 'edited' }, revision: found.revision };
  const holidays = await holidaysOf(code, year);
  return holidays && { holidays, revision: 0 };
}

/** Several years of a country, those that nobody has edited as they are known. */
export async function holidayYears(code: string, years: readonly number[]): Promise<HolidayYear[]> {
  const found = new Map(
    (await edited.findAll(years.map((year) => keyOf(code, year)))).map((each) => [each.id, each.document]),
  );
  const all = await Promise.all(
    years.map(async (year): Promise<HolidayYear | null> => {
      const document = found.get(keyOf(code, year));
      return document ? { ...document, source: 'edited' } : holidaysOf(code, year);
    }),
  );
  return all.filter((year) => year !== null);
}

/** Puts an edited year in place of revision `expected`; null when another one is there. */
export async function putHolidays(
  code: string,
  year: number,
  document: EditedYear,
  changedBy: string,
  expected?: number,
): Promise<{ holidays: HolidayYear; revision: number } | null> {
  const put = await edited.put(keyOf(code, year), document, changedBy, expected);
  return put && { holidays: { ...put.document, source: 'edited' }, revision: put.revision };
}

/** Forgets what was edited of a year, so that it is again as it is known; false when `expected` is not there. */
export const forgetHolidays = (code: string, year: number, expected?: number): Promise<boolean> =>
  edited.remove(keyOf(code, year), expected);
