import type { Asked } from '../../domain/reports/behind.ts';
import { type Grouping, groupings } from '../../domain/reports/grouping.ts';
import { type Parameter, searchOf, type WorkspaceSearch } from '../workspace/search.ts';

/** By what a report can be narrowed: the parameters of the list of cases, so that its figures lead there. */
export const narrowings = [
  'priority',
  'stage',
  'status',
  'assignee',
  'customer',
  'vendor',
  'category',
  'type',
  'serial',
  'channel',
  'policy',
  'centre',
  'without',
] as const satisfies readonly Parameter[];
type Narrowed = Pick<WorkspaceSearch, (typeof narrowings)[number]>;

/** What the address of a report says, in the API's own parameters. */
export interface ReportSearch extends Narrowed {
  by?: Grouping;
  from?: string;
  to?: string;
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** By what the report is narrowed, without its range and its grouping. */
export function narrowedOf(search: Record<string, unknown>): Asked {
  const known = searchOf(search);
  return Object.fromEntries(
    narrowings.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
}

/** What an address says, as far as a report can be asked for it. */
export function reportSearchOf(given: Record<string, unknown>): ReportSearch {
  const { by, from, to } = given;
  return {
    ...narrowedOf(given),
    ...(groupings.includes(by as Grouping) && { by: by as Grouping }),
    ...(isDate(from) && { from }),
    ...(isDate(to) && { to }),
  };
}
