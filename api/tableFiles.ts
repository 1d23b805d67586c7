import type { Readable } from 'node:stream';
import { z } from 'zod';
import { isZone } from '../calendars/zone.ts';
import { toCsv } from '../documents/csv.ts';
import { type Table, tableFormats, type TableFormat } from '../documents/table.ts';
import { toTablePdf } from '../documents/tablePdf.ts';
import { toXlsx } from '../documents/xlsx.ts';
import * as f from './fields.ts';
import type { Answer } from './route.ts';

/** How a list or a report is asked for as a file. */
export const fileQuery = {
  format: z.enum(tableFormats).optional().meta({ description: 'as a file instead of JSON' }),
  language: f.language.optional().meta({ description: 'of the file; the reader’s own unless it is given' }),
  timeZone: z
    .string()
    .max(64)
    .refine(isZone, 'must be a time zone such as Asia/Shanghai')
    .optional()
    .meta({ description: 'whose dates are meant and told; UTC unless it is given' }),
};

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

const made: Record<TableFormat, (table: Table) => Readable | Promise<Buffer>> = {
  csv: toCsv,
  xlsx: toXlsx,
  pdf: toTablePdf,
};

/** The table as a file that the browser saves. */
export async function answerFile(table: Table, format: TableFormat): Promise<Answer> {
  return {
    status: 200,
    body: await made[format](table),
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${table.name}.${format}"`,
    },
  };
}
