import { type Facts } from '../domain/reports/facts.ts';
import { type Group, type Grouping, isPeriod, type Tally } from '../domain/reports/grouping.ts';
import { periodOf } from '../domain/reports/periods.ts';
import { type Leg, legs, type Spread } from '../domain/reports/turnaround.ts';
import type { Language, RmaKind } from '../domain/vocabulary.ts';
import { usualType } from '../domain/case/types.ts';
import { both, type CaseFilter, conditions } from './caseFilter.ts';
import { CaseModel, countCases } from './cases.ts';
import { longestRead } from './connection.ts';
import { namesOfTypes } from './caseTypes.ts';
import { namesOfCustomers } from './customers.ts';
import { centresOfPeople, namesOfPeople } from './people.ts';
import { type RmaFilter, rmaConditions, RmaModel } from './rmas.ts';

/** The moment by which a report counts a case, and the time zone whose dates it is told in. */
export interface Dated {
  at: 'openedAt' | 'closedAt';
  timeZone: string;
}

const fields: Record<Group, string | object> = {
  priority: '$priority',
  policy: '$facts.policyId',
  assignee: '$assigneeId',
  // Whoever holds it, until it is known who belongs where.
  centre: '$assigneeId',
  customer: '$customerId',
  vendor: '$vendor',
  category: '$category',
  type: { $ifNull: ['$type', usualType] },
  channel: '$channel',
};

const dateOf = ({ at, timeZone }: Dated) => ({
  $dateToString: { date: `$${at}`, format: '%Y-%m-%d', timezone: timeZone },
});

/** What a group is known by, from what the database grouped by: the centre of a person, the period of a date. */
async function keyOf(by: Grouping): Promise<(found: string | null) => string | null> {
  if (isPeriod(by)) return (date) => date && periodOf(date, by);
  if (by !== 'centre') return (key) => key ?? null;
  const centres = await centresOfPeople();
  return (id) => centres.get(id ?? '') ?? null;
}

interface Counted<F> {
  _id: { key?: string | null; facts: F };
  count: number;
  /** How one of the cases says the key, where that is stored as it is compared. */
  said?: string | null;
}

/** The cases of `filter`, counted by group and by each of the facts in `asked`. */
export async function tallyFacts<K extends keyof Facts>(
  filter: CaseFilter,
  by: Grouping,
  asked: readonly K[],
  dated: Dated,
): Promise<Tally<Pick<Facts, K>>[]> {
  const facts = Object.fromEntries(asked.map((name) => [name, `$facts.${name}`]));
  const [rows, known] = await Promise.all([
    CaseModel.aggregate<Counted<Pick<Facts, K>>>([
      { $match: conditions(filter) },
      {
        $group: {
          _id: { key: isPeriod(by) ? dateOf(dated) : fields[by], facts },
          count: { $sum: 1 },
          ...((by === 'vendor' || by === 'category') && { said: { $first: `$state.${by}` } }),
        },
      },
    ]).option({ maxTimeMS: longestRead }),
    keyOf(by),
  ]);
  // Spelled as somebody has; one spelling for all of a group.
  const spelling = new Map(rows.map(({ _id: { key }, said }) => [key ?? null, said ?? key ?? null]));
  return rows.map(({ _id: { key = null, facts }, count }) => ({
    key: known(spelling.get(key) ?? null),
    ...{ facts, count },
  }));
}

/** The cases of `filter`, counted by date. */
export async function countByDate(filter: CaseFilter, dated: Dated): Promise<Map<string, number>> {
  const rows = await CaseModel.aggregate<{ _id: string; count: number }>([
    { $match: conditions(filter) },
    { $group: { _id: dateOf(dated), count: { $sum: 1 } } },
  ]).option({ maxTimeMS: longestRead });
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/**
 * How many cases of `filter` were open at a moment. Those that are open still and those that ended since are counted
 * apart: each is few, and has its index.
 */
export async function countOpenAt(filter: CaseFilter, at: Date): Promise<number> {
  const live = both(filter, { status: ['open', 'on_hold', 'resolved'] });
  const counts = await Promise.all([
    countCases({ ...live, openedTo: at }),
    countCases({ ...filter, openedTo: at, closedFrom: at }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The names of those groups that are people or customers. */
export async function namesOf(
  by: Grouping,
  keys: readonly (string | null)[],
  language: Language,
): Promise<Map<string, string>> {
  const ids = keys.filter((key) => key !== null);
  if (by === 'assignee') return namesOfPeople(ids);
  if (by === 'type') return namesOfTypes(language);
  return by === 'customer' ? namesOfCustomers(ids) : new Map();
}

export type KindOfRma = { kind: RmaKind; requested: number } & Record<Leg, Spread>;

type Rows = { _id: RmaKind; requested: number } & Record<`${Leg}Count`, number> &
  Record<Leg, (number | null)[]>;

/** How long the legs of the RMAs of `filter` took, in milliseconds, by kind. */
export async function spreadsOfRmas(filter: RmaFilter): Promise<KindOfRma[]> {
  const spreads = Object.fromEntries(
    legs.flatMap((leg): [string, object][] => [
      [`${leg}Count`, { $sum: { $cond: [{ $isNumber: `$turnaround.${leg}` }, 1, 0] } }],
      [leg, { $percentile: { input: `$turnaround.${leg}`, p: [0.5, 0.9], method: 'approximate' } }],
    ]),
  );
  const rows = await RmaModel.aggregate<Rows>([
    { $match: rmaConditions(filter) },
    { $group: { _id: '$kind', requested: { $sum: 1 }, ...spreads } },
  ]).option({ maxTimeMS: longestRead });
  return rows.map((row) => ({
    ...{ kind: row._id, requested: row.requested },
    ...(Object.fromEntries(
      legs.map((leg) => {
        const [median = null, p90 = null] = row[leg];
        return [leg, { count: row[`${leg}Count`], median, p90 }];
      }),
    ) as Record<Leg, Spread>),
  }));
}
