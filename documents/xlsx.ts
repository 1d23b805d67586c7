import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';
import { wallTime } from '../domain/moment.ts';
import { type Cell, type CellKind, heading, type Table } from './table.ts';

const formats: Partial<Record<CellKind, string>> = {
  percent: '0.0%',
  time: 'yyyy-mm-dd hh:mm',
  hours: '0.0',
};
const widths: Record<CellKind, number> = { text: 24, number: 12, percent: 12, time: 18, hours: 12 };
const hour = 3_600_000;
/** More does not fit into a cell, and what is no character of XML into no file. */
const fitting = (text: string): string => text.slice(0, 32_000).replace(/[^\P{Cc}\t\n\r]/gu, '');

/** The table as a workbook of one sheet; text is stored as text, so that nothing in it is a formula. */
export async function toXlsx(table: Table): Promise<Buffer> {
  const wall = wallTime(table.timeZone);
  // A workbook knows no time zones: its times are those of a wall clock, written as if that were UTC.
  const onTheWall = (ms: number) => new Date(`${wall(ms).replace(' ', 'T')}Z`);
  const figure: Record<CellKind, (value: number) => number | Date> = {
    text: (value) => value,
    number: (value) => value,
    percent: (value) => value / 100,
    time: onTheWall,
    hours: (ms) => ms / hour,
  };
  const cell = (value: Cell | undefined, kind: CellKind): ExcelCell => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return { value: fitting(value), type: String };
    const format = formats[kind];
    return { value: figure[kind](value), type: kind === 'time' ? Date : Number, ...(format && { format }) };
  };
  const data: ExcelCell[][] = [
    table.columns.map((column) => ({ value: heading(column, table), type: String, fontWeight: 'bold' })),
  ];
  for await (const row of table.rows)
    data.push(table.columns.map(({ kind }, index) => cell(row[index], kind)));
  for (const note of ['', table.title, ...table.notes])
    data.push([note ? { value: note, type: String } : null]);
  return writeExcelFile(data, {
    columns: table.columns.map(({ kind }) => ({ width: widths[kind] })),
    stickyRowsCount: 1,
  }).toBuffer();
}
