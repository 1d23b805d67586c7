import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { caseTable } from '../../documents/caseTable.ts';
import { attainmentTable } from '../../documents/reports.ts';
import { type Cell, plainCells, type Table } from '../../documents/table.ts';
import { tableDefinition } from '../../documents/tablePdf.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { attainment } from '../../domain/reports/attainment.ts';
import { sampleCase } from '../store/samples.ts';

const table = (columns: Table['columns'], rows: Cell[][]): Table => ({
  ...{ name: 'table', title: 'Title', notes: ['A note'], language: 'en', timeZone: 'Asia/Shanghai' },
  ...{ columns, rows },
});

const cases = (count: number) =>
  Readable.from(Array.from({ length: count }, (_, n) => sampleCase(`C${n}`))) as AsyncIterable<CaseState>;
const rowsOf = async ({ rows }: Table): Promise<Cell[][]> => {
  const all: Cell[][] = [];
  for await (const row of rows) all.push(row);
  return all;
};

describe('a table that people take away', () => {
  it('tells times on the wall clock of the time zone, and spans in hours', () => {
    const plain = plainCells(
      table(
        [
          { label: 'At', kind: 'time' },
          { label: 'Took', kind: 'hours' },
          { label: 'Who', kind: 'text' },
        ],
        [],
      ),
    );
    expect(plain([Date.parse('2026-11-23T16:05:00Z'), 5_400_000, null])).toEqual([
      '2026-11-24 00:05',
      1.5,
      null,
    ]);
  });

  it('of cases ends where it is told to, and says that there are more', async () => {
    const options = { language: 'en', timeZone: 'UTC', most: 3 } as const;
    const cut = await rowsOf(caseTable(cases(5), options));
    expect(cut).toHaveLength(4);
    expect(cut.at(-1)).toEqual([expect.stringContaining('first 3')]);
    expect(await rowsOf(caseTable(cases(3), options))).toHaveLength(3);
  });

  it('has its days and what its figures mean on the pages of a PDF', async () => {
    const range = { from: '2026-11-20', to: '2026-11-25', timeZone: 'Asia/Shanghai', begins: '', ends: '' };
    const total = attainment([]);
    const report = { by: 'priority', range, data: [{ key: 'P1', name: null, ...total }], total } as const;
    const text = JSON.stringify(
      await tableDefinition(attainmentTable({ ...report, data: [...report.data] }, 'zh-CN')),
    );
    for (const part of ['达成率', '2026-11-20 至 2026-11-25（Asia/Shanghai）', '工单按受理日期统计', 'P1'])
      expect(text).toContain(part);
  });

  it('breaks a word that is as long as a page is wide', async () => {
    const word = 'W'.repeat(200);
    const text = JSON.stringify(
      await tableDefinition(table([{ label: 'Title', kind: 'text' }], [[word], ['short']])),
    );
    expect(text).toContain(`"text":[{"text":"${word}","wordBreak":"break-all"}],"alignment":"left"`);
    expect(text).toContain('"text":"short","alignment":"left"}');
  });
});
