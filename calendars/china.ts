/**
 * China's statutory holidays (全国年节及纪念日放假办法) by the law of the year: what everybody is owed before the State
 * Council has announced how the days lie among weekends that are worked instead.
 */
interface Law {
  /** The first year for which it held. */
  since: number;
  /** The first and the last day of the Spring Festival, counted from the first day of the lunar year. */
  spring: [first: number, last: number];
  labour: number;
  /** Whether Qingming, the Dragon Boat and the Mid-Autumn Festival are days off. */
  festivals: boolean;
}

/** The newest first: the revisions of 2024, 2013, 2007 and 1999, each from the year after it. */
const laws: readonly Law[] = [
  { since: 2025, spring: [-1, 2], labour: 2, festivals: true },
  { since: 2014, spring: [0, 2], labour: 1, festivals: true },
  { since: 2008, spring: [-1, 1], labour: 1, festivals: true },
  { since: 0, spring: [0, 2], labour: 3, festivals: false },
];

type Festival = '春节' | '清明节' | '端午节' | '中秋节';
/** When a year's movable festivals are: of the Spring Festival the first day of the lunar year. */
export type Festivals = Record<Festival, string>;

/**
 * Where `date-holidays` is wrong, or gives the days of an announcement: the leap month of 2033, months that begin near
 * midnight. By the new moons of Meeus's algorithms in Beijing's time; every other year of the century agrees.
 */
const corrections: Record<number, Partial<Festivals>> = {
  2021: { 清明节: '2021-04-04', 端午节: '2021-06-14', 中秋节: '2021-09-21' },
  2033: { 中秋节: '2033-09-08' },
  2039: { 中秋节: '2039-10-02' },
  2053: { 端午节: '2053-06-20' },
  2059: { 中秋节: '2059-09-21' },
  2077: { 中秋节: '2077-10-01' },
  2080: { 端午节: '2080-06-22' },
  2093: { 端午节: '2093-05-29' },
};

interface Named {
  date: string;
  name: string;
}

/** The festivals of a year among what `date-holidays` knows of it, put right. */
export function festivalsOf(year: number, known: readonly Named[]): Festivals {
  const days = (name: string) => known.filter((day) => day.name.includes(name)).map(({ date }) => date);
  const [eve = ''] = days('春节').sort();
  return {
    // It begins with the eve.
    春节: plusDays(eve, 1),
    清明节: days('清明')[0] ?? '',
    端午节: days('端午')[0] ?? '',
    中秋节: days('中秋')[0] ?? '',
    ...corrections[year],
  };
}

const plusDays = (date: string, n: number): string =>
  new Date(Date.parse(date) + n * 86_400_000).toISOString().slice(0, 10);

/** So many days from the `first` on. */
const stretch = (name: string, first: string, length: number): Named[] =>
  Array.from({ length }, (_, i) => ({ date: plusDays(first, i), name }));

/**
 * The days off of a year, in order. Two festivals on one day, as on 1 October 2031, are owed a day each: the second
 * takes the next one that is free, as in 2020.
 */
export function statutoryDays(year: number, festivals: Festivals): Named[] {
  const { spring, labour, festivals: movable } = laws.find(({ since }) => since <= year) as Law;
  const owed = [
    ...stretch('元旦', `${year}-01-01`, 1),
    ...stretch('春节', plusDays(festivals.春节, spring[0]), spring[1] - spring[0] + 1),
    ...(movable ? stretch('清明节', festivals.清明节, 1) : []),
    ...stretch('劳动节', `${year}-05-01`, labour),
    ...(movable ? stretch('端午节', festivals.端午节, 1) : []),
    ...stretch('国庆节', `${year}-10-01`, 3),
    ...(movable ? stretch('中秋节', festivals.中秋节, 1) : []),
  ];
  const taken = new Map<string, Named>();
  for (const { date, name } of owed) {
    let free = date;
    while (taken.has(free)) free = plusDays(free, 1);
    taken.set(free, { date: free, name });
  }
  return [...taken.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
