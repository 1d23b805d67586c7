import { stringify } from 'csv-stringify/sync';
import type { Centre } from './centre.ts';

type Row = Record<string, string | number>;
const percent = (part: number, whole: number): string =>
  whole ? `${((100 * part) / whole).toFixed(1)} %` : '–';
const hours = (ms: number): number => Math.round(ms / 360_000) / 10;

/** Every promise by clock and priority: kept, broken, neither yet. */
export const attainment = ({ tally }: Centre): Row[] =>
  tally.attainment.map(({ clock, priority, met, breached, open }) => ({
    clock,
    priority,
    met,
    breached,
    open,
    attainment: percent(met, met + breached),
  }));

/** What happened how often. */
export const happenings = ({ tally }: Centre): Row[] =>
  [...tally.events].map(([event, count]) => ({ event, count })).sort((a, b) => b.count - a.count);

/** Who had how much to do, of `ms` milliseconds in all. */
export const load = ({ engineers }: Centre, ms: number): Row[] =>
  engineers.map(({ actor, cases, lost, mostOpen, busyMs }) => ({
    engineer: actor.name,
    cases,
    'lost by silence': lost,
    'most at once': mostOpen,
    'busy hours': hours(busyMs),
    busy: percent(busyMs, ms),
  }));

/** CSV with a header, numbers as numbers. */
export const csv = (rows: Row[]): string => stringify(rows, { header: true, escape_formulas: true });
