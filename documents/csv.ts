import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { heading, plainCells, type Table } from './table.ts';

/** The table as CSV (RFC 4180) in UTF-8, row by row as it comes. What a spreadsheet would take for a formula is text. */
export function toCsv(table: Table): Readable {
  const plain = plainCells(table);
  async function* rows() {
    for await (const row of table.rows) yield plain(row);
  }
  const columns = table.columns.map((column) => heading(column, table));
  // The mark at the beginning tells Excel that it is UTF-8.
  const file = stringify({ header: true, columns, bom: true, escape_formulas: true });
  // A row that cannot be had ends the file with its error, which whoever reads it hears of.
  pipeline(Readable.from(rows()), file, () => undefined);
  return file;
}
