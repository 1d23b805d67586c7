import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../documents/print.ts';
import { printed, PrinterBusy } from '../../documents/printer.ts';
import type { Cell } from '../../documents/table.ts';

const columns = Array.from({ length: 8 }, (_, n) => ({ label: `Column ${n}`, kind: 'text' as const }));
const table = (rows: Cell[][]): Job & { kind: 'table' } => ({
  ...{ kind: 'table', format: 'pdf' },
  table: {
    ...{ name: 'cases', title: 'Cases', notes: ['A note'], language: 'en', timeZone: 'UTC' },
    ...{ columns, rows },
  },
});
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => columns.map(() => `核心交换机 ${n} reboots`));

describe('a document', () => {
  it('is made while everything else goes on', async () => {
    let longest = 0;
    let last = performance.now();
    const look = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 2);
    const began = performance.now();
    const pdf = await printed(() => Promise.resolve(table(lines(600))));
    const took = performance.now() - began;
    clearInterval(look);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(longest).toBeLessThan(took / 3);
  }, 60_000);

  it('may say that it was cut in a line of its own, as PDF and as a workbook', async () => {
    const cut = table([...lines(3), ['Only the first 3']]);
    const pdf = await printed(() => Promise.resolve(cut));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const xlsx = await printed(() => Promise.resolve({ ...cut, format: 'xlsx' }));
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  }, 60_000);

  it('is refused when too many wait, and one that fails harms no other', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const job = table(lines(1));
    const first = printed(() => gate.then(() => Promise.reject(new Error('cannot be gathered'))));
    const waiting = Array.from({ length: 8 }, () => printed(() => Promise.resolve(job)));
    await expect(printed(() => Promise.resolve(job))).rejects.toThrow(PrinterBusy);
    open();
    await expect(first).rejects.toThrow('cannot be gathered');
    expect(await Promise.all(waiting)).toHaveLength(8);
    const broken = { ...job, table: { ...job.table, timeZone: 'Nowhere/Never' } };
    await expect(printed(() => Promise.resolve(broken))).rejects.toThrow(/Nowhere/);
    expect(await printed(() => Promise.resolve(job))).toBeInstanceOf(Buffer);
  }, 60_000);
});
