import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { breaking, type Made, setPdf } from './pdf.ts';
import { type Cell, type Column, heading, plainCells, type Table } from './table.ts';

const isText = ({ kind }: Column): boolean => kind === 'text';

/** A word that is longer than this breaks anywhere: somebody may have made it as long as a page is wide. */
const longWord = /(\S{20,})/;
const manyColumns = 12;

/** A line whose last cell reaches over those that are missing. */
function acrossFrom(row: TableCell[], width: number): TableCell[] {
  const missing = width - row.length;
  const last = row.at(-1) as { text: Content };
  return [...row.slice(0, -1), { ...last, colSpan: missing + 1 }, ...Array<TableCell>(missing).fill('')];
}

/** What the pages show, as the maker of PDFs takes it. */
export async function tableDefinition(table: Table): Promise<Made> {
  const { columns, title, notes } = table;
  const plain = plainCells(table);
  const set = (cell: Cell, index: number) => {
    const text = cell === null ? '' : String(cell);
    return {
      text: breaking(text, longWord),
      alignment: isText(columns[index] as Column) ? ('left' as const) : ('right' as const),
    };
  };
  const heads = columns.map((column, index) => ({ ...set(heading(column, table), index), bold: true }));
  const body: TableCell[][] = [heads];
  for await (const row of table.rows) body.push(plain(row).map(set));
  // The maker wants every cell of a line, also of one that is a sentence across the whole table.
  for (const [at, row] of body.entries())
    if (row.length < columns.length) body[at] = acrossFrom(row, columns.length);
  return {
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 44],
    info: { title },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'right', margin: [36, 12] }),
    content: [
      { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 8] },
      {
        fontSize: columns.length > manyColumns ? 7 : 9,
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: columns.map((column) => (isText(column) ? '*' : 'auto')),
          body,
        },
      },
      { fontSize: 8, margin: [0, 10, 0, 0], stack: [...notes] },
    ],
  };
}

/** The table on A4 pages, as PDF. */
export const toTablePdf = async (table: Table): Promise<Buffer> => setPdf(await tableDefinition(table));
