import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tableFormats } from '../../documents/table.ts';
import { saveKnown } from './known.ts';
import { type Refusals, startRefusals } from './refusals.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
  await saveKnown();
  await service.settle();
});
afterAll(() => service.close());

const november = 'from=2026-11-20&to=2026-11-25&timeZone=Asia/Shanghai';

async function file(path: string, username = 'manager') {
  const { token } = await service.as(username);
  const answer = await fetch(`http://127.0.0.1:${service.port}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([answer.status, answer.ok ? '' : bytes.toString()]).toEqual([200, '']);
  return { bytes, name: answer.headers.get('content-disposition'), type: answer.headers.get('content-type') };
}

/** CSV as RFC 4180 has it. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The parts of a workbook, which is a ZIP file, by name. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf('PK\u0005\u0006');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      ...[number, number, number],
    ];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(data, data + size);
    const text = (method ? inflateRawSync(bytes) : bytes).toString();
    parts.set(zip.subarray(at + 46, at + 46 + name).toString(), text);
    at += 46 + name + extra + comment;
  }
  return parts;
}

describe('a list of cases as a file', () => {
  const list = '/cases?openedFrom=2026-11-20T00:00:00Z&openedTo=2026-11-26T00:00:00Z&sort=number';

  it('is CSV with every case, in the language and the time zone that are asked for', async () => {
    const { bytes, name, type } = await file(`${list}&format=csv&language=en&timeZone=Asia/Shanghai`);
    expect([name, type]).toEqual(['attachment; filename="cases.csv"', 'text/csv; charset=utf-8']);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [heads, ...rows] = rowsOf(bytes.toString().slice(1));
    const cell = (row: number, head: string) => rows[row]?.[heads!.indexOf(head)];
    expect(rows).toHaveLength(6);
    expect(cell(0, 'Number')).toBe('C20261123-0001');
    expect(cell(0, 'Opened (Asia/Shanghai)')).toBe('2026-11-23 10:00');
    expect(cell(3, 'Title')).toBe('核心交换机反复重启');
    expect(cell(4, 'Broken and owed')).toBe('response');
    const chinese = await file(`${list}&format=csv`);
    expect(rowsOf(chinese.bytes.toString().slice(1))[0]).toContain('受理时间 (UTC)');
  });

  it('has no formula in it, whatever the title of a case says', async () => {
    const { bytes } = await file(`${list}&format=csv`);
    expect(bytes.toString()).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const parts = partsOf((await file(`${list}&format=xlsx`)).bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).not.toContain('<f>');
    expect(parts.get('xl/sharedStrings.xml')).toContain('<t>=HYPERLINK("http://evil.example")</t>');
  });

  it('is a workbook whose times are those of the wall clock', async () => {
    const { bytes, name, type } = await file(`${list}&format=xlsx&language=en&timeZone=Asia/Shanghai`);
    expect([name, type]).toEqual([
      'attachment; filename="cases.xlsx"',
      expect.stringContaining('spreadsheetml.sheet'),
    ]);
    const parts = partsOf(bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    // Days since 1899-12-30, as workbooks count: 2026-11-23 10:00.
    const opened = Date.UTC(2026, 10, 23, 10) / 86_400_000 + 25_569;
    expect(sheet).toContain(`<v>${opened}</v>`);
    expect([...parts.values()].join('')).toContain('Opened (Asia/Shanghai)');
  });

  it('is for staff, and whole: neither limit nor cursor goes with it', async () => {
    const refused = async (path: string, username: string, field: string) =>
      service.refused(await (await service.as(username)).get(`/api/v1${path}`), 400, [field]);
    await refused(`${list}&format=csv`, 'customer', 'format');
    await refused(`${list}&format=csv&limit=5`, 'agent', 'limit');
    await refused(`${list}&format=xls`, 'agent', 'format');
    await refused(`${list}&format=csv&timeZone=Nowhere`, 'agent', 'timeZone');
  });
});

describe('a report as a file', () => {
  it('has the figures of the page, and a line for all', async () => {
    const { bytes, name } = await file(`/reports/attainment?by=assignee&${november}&format=csv&language=en`);
    expect(name).toBe('attachment; filename="attainment-by-assignee-2026-11-20-2026-11-25.csv"');
    const rows = rowsOf(bytes.toString().slice(1));
    expect(rows[0]?.slice(0, 7)).toEqual([
      ...['Engineer', 'Cases', 'Taken over'],
      ...['Response: met', 'Response: breached', 'Response: running', 'Response: attained %'],
    ]);
    expect(rows.slice(1).map((row) => row.slice(0, 7))).toEqual([
      ['Li Wei', '3', '1', '1', '1', '0', '50'],
      ['Zhang Min', '2', '0', '1', '1', '0', '50'],
      ['Nobody', '1', '0', '0', '0', '1', ''],
      ['All', '6', '1', '2', '2', '1', '50'],
    ]);
  });

  it.each(
    ['attainment', 'volumes', 'satisfaction', 'rmas', 'workload'].flatMap((name) =>
      tableFormats.map((format) => [name, format] as const),
    ),
  )('is there of %s as %s, in both languages', async (name, format) => {
    for (const language of ['en', 'zh-CN']) {
      const query = name === 'workload' ? 'timeZone=Asia/Shanghai' : november;
      const path = `/reports/${name}?${query}&format=${format}&language=${language}`;
      const { bytes, name: disposition } = await file(path, 'quality');
      expect(disposition).toMatch(new RegExp(`^attachment; filename="${name}[a-z0-9-]*\\.${format}"$`));
      const begin = { csv: '\uFEFF', xlsx: 'PK', pdf: '%PDF-' }[format];
      expect(bytes.toString().startsWith(begin)).toBe(true);
    }
  });
});
