import type { Readable } from 'node:stream';
import { z } from 'zod';
import { toCsv } from '../documents/csv.ts';
import { printed } from '../documents/printer.ts';
import { type Cell, type Table, tableFormats, type TableFormat } from '../documents/table.ts';
import * as f from './fields.ts';
import type { Answer } from './route.ts';

/** How a list or a report is asked for as a file. */
export const fileQuery = {
  format: z.enum(tableFormats).optional().meta({ description: 'as a file instead of JSON' }),
  language: f.language.optional().meta({ description: 'of the file; the reader’s own unless it is given' }),
  timeZone: f.timeZone.optional().meta({
    description: 'whose days are meant, the centre’s unless it is given; whose times are told, the reader’s',
  }),
};

export const fileTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** CSV goes out as it comes; what has to be whole is made off this thread, its lines read when it is its turn. */
const made: Record<TableFormat, (table: Table) => Readable | Promise<Buffer>> = {
  csv: toCsv,
  xlsx: (table) => printed(async () => ({ kind: 'table', format: 'xlsx', table: await whole(table) })),
  pdf: (table) => printed(async () => ({ kind: 'table', format: 'pdf', table: await whole(table) })),
};

async function whole(table: Table) {
  const rows: Cell[][] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}

/** The table as a file that the browser saves. */
export async function answerFile(table: Table, format: TableFormat): Promise<Answer> {
  return {
    status: 200,
    body: await made[format](table),
    headers: {
      'content-type': fileTypes[format],
      'content-disposition': `attachment; filename="${table.name}.${format}"`,
    },
  };
}
