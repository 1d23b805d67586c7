import { wallTime } from '../domain/moment.ts';
import type { Language } from '../domain/vocabulary.ts';

export type Cell = string | number | null;

/** What the cells of a column are: times are epoch milliseconds, shares per cent, spans milliseconds. */
export type CellKind = 'text' | 'number' | 'percent' | 'time' | 'hours';

export interface Column {
  label: string;
  kind: CellKind;
}

/** A table that people take away, in one language and one time zone; the rows may come one after the other. */
export interface Table {
  /** Of the file, without its ending: letters, digits and hyphens. */
  name: string;
  title: string;
  /** What is to be known of the figures; a file that is read by programs goes without. */
  notes: readonly string[];
  language: Language;
  timeZone: string;
  columns: readonly Column[];
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>;
}

export const tableFormats = ['csv', 'xlsx', 'pdf'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** The heading of a column, with what its figures are counted in. */
export const heading = ({ label, kind }: Column, { timeZone }: Pick<Table, 'timeZone'>): string =>
  kind === 'time'
    ? `${label} (${timeZone})`
    : kind === 'percent'
      ? `${label} %`
      : kind === 'hours'
        ? `${label} (h)`
        : label;

const hour = 3_600_000;

/** A cell as text and figures alone can say it. */
export function plainCells({ columns, timeZone }: Pick<Table, 'columns' | 'timeZone'>) {
  const time = wallTime(timeZone);
  const said: Record<CellKind, (value: number) => Cell> = {
    text: String,
    number: (value) => value,
    percent: (value) => value,
    time,
    hours: (ms) => Math.round((10 * ms) / hour) / 10,
  };
  return (row: Cell[]): Cell[] =>
    row.map((cell, index) => (typeof cell === 'number' ? said[columns[index]?.kind ?? 'text'](cell) : cell));
}
