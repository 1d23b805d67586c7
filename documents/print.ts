import type { Report } from './faultReport.ts';
import { toPdf } from './pdf.ts';
import type { Cell, Table } from './table.ts';
import { toTablePdf } from './tablePdf.ts';
import { toXlsx } from './xlsx.ts';

/** A document to be made, as plain data that goes from one thread to another. */
export type Job =
  | { kind: 'table'; format: 'pdf' | 'xlsx'; table: Omit<Table, 'rows'> & { rows: Cell[][] } }
  | { kind: 'report'; report: Report };

/** Makes the document in this thread, which does nothing else meanwhile: seconds for a table of a thousand lines. */
export function print(job: Job): Promise<Buffer> {
  if (job.kind === 'report') return toPdf(job.report);
  return job.format === 'pdf' ? toTablePdf(job.table) : toXlsx(job.table);
}
