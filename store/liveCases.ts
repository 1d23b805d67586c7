import { soonWithin, type Tally } from '../domain/case/queues.ts';
import { usualType } from '../domain/case/types.ts';
import { type CaseFilter, equals } from './caseFilter.ts';
import type { CaseRecord } from './caseRecord.ts';

/** What queues count live cases by: of each, a filter names several values, or one. */
const countedAmong = ['status', 'stage', 'priority', 'assigneeId'] as const;
const countedEqual = ['visit', 'priorityAsked', 'hold', 'toCall', 'rma', 'escalated'] as const;
const counted = [...countedAmong, ...countedEqual, 'asks'] as const;
/** What lists narrow them by beside that. */
const among = [...countedAmong, 'channel'] as const;
const equal = [...countedEqual, 'customerId', 'vendor', 'category'] as const;
/** What is remembered of a live case: all that, and by what lists order it. */
export const remembered = [...among, ...equal, 'asks', 'type', 'live', 'lateAt', 'dueOrder'] as const;
export type LiveCase = Pick<CaseRecord, '_id' | (typeof remembered)[number]>;

/** What was stored so long ago, in milliseconds, can be read: no transaction takes longer, no two clocks differ more. */
const settled = 90_000;

/**
 * The live cases as this process knows them. To count them anew at every look would mean to read them all, so they are
 * read once, and after that only what was stored since.
 */
export class LiveCases {
  private readonly read: (since: Date | null) => Promise<LiveCase[]>;
  private readonly known = new Map<string, LiveCase>();
  private upTo: Date | null = null;

  /** `read` gives the live cases, or, with a time, all cases that were stored since then. */
  constructor(read: (since: Date | null) => Promise<LiveCase[]>) {
    this.read = read;
  }

  /** Learns what was stored since the last time. */
  async learn(): Promise<void> {
    const now = new Date();
    for (const one of await this.read(this.upTo && new Date(this.upTo.getTime() - settled))) {
      // What an earlier version stored asks nothing of anybody.
      if (one.live) this.known.set(one._id, { ...one, asks: one.asks ?? [] });
      else this.known.delete(one._id);
    }
    this.upTo = now;
  }

  /** As learned, counted by everything that queues ask. */
  tallies(now = Date.now()): Tally[] {
    const tallies = new Map<string, Tally>();
    for (const one of this.known.values()) {
      const left = one.lateAt.getTime() - now;
      const urgency = left < 0 ? 'late' : left < soonWithin ? 'soon' : 'later';
      const fields = Object.fromEntries(counted.map((field) => [field, one[field]]));
      const alike = { ...(fields as unknown as Pick<Tally, (typeof counted)[number]>), urgency } as const;
      const key = JSON.stringify(alike);
      const tally = tallies.get(key);
      if (tally) tally.count += 1;
      else tallies.set(key, { ...alike, count: 1 });
    }
    return [...tallies.values()];
  }

  /**
   * Up to which time after `after` a list by `field` has to be read until it has `enough` cases, as far as is known: a
   * first guess, and ever larger ones. None for what is due soon: so short a time holds no more than is known of it.
   */
  cuts(field: 'dueOrder' | 'lateAt', filter: CaseFilter, after: Date | undefined, enough: number): Date[] {
    if (filter.urgency === 'soon') return [];
    const times = [...this.known.values()]
      .filter((one) => (!after || one[field] > after) && fits(one, filter))
      .map((one) => one[field])
      .sort((a, b) => a.getTime() - b.getTime());
    const cuts: Date[] = [];
    for (let n = enough; n < times.length; n *= 4) cuts.push(times[n] as Date);
    return cuts;
  }
}

/** Whether the case is one of those that the filter asks for, as far as can be told from what is remembered. */
function fits(one: LiveCase, filter: CaseFilter, now = Date.now()): boolean {
  const isAmong = among.every(
    (field) => (filter[field] as unknown[] | undefined)?.includes(one[field]) ?? true,
  );
  const asked = equals(filter);
  const isEqual = equal.every((field) => asked[field] === undefined || asked[field] === one[field]);
  const typed = filter.type?.includes(one.type ?? usualType) ?? true;
  const asks = filter.asks?.some((key) => one.asks.includes(key)) ?? true;
  const isLate = one.lateAt.getTime() < now;
  const late = filter.urgency === 'late' ? true : filter.overdue;
  return isAmong && isEqual && typed && asks && (late === undefined || late === isLate);
}
