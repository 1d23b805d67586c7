import { describe, expect, it } from '@jest/globals';
import { faultReport } from '../../documents/faultReport.ts';
import { breaking, toPdf } from '../../documents/pdf.ts';
import { runsOf } from '../../documents/fonts.ts';
import { reportWords } from '../../documents/words.ts';
import { openedAt, sampleCase } from '../store/samples.ts';

const resolved = sampleCase('C20261123-0001', {
  title: '核心交换机反复重启',
  description: 'Every 20 minutes',
  serialNumber: 'FOC1',
  assignee: { id: 'li', name: 'Li Wei' },
  resolvedAt: openedAt + 3_600_000,
  resolution: {
    cause: 'Power supply',
    treatment: 'Replaced it',
    restoredAt: '2026-11-23T08:45:00Z',
    byPhone: false,
  },
  rmas: [
    { number: 'R20261123-0001', kind: 'advance_replacement', serialNumber: 'FOC1', state: 'completed' },
  ] as never,
});

describe('a fault report', () => {
  it('says what happened and why, what was done and how, when it was finished and restored', () => {
    const report = faultReport(resolved, { language: 'en', timeZone: 'Asia/Shanghai' });
    expect(report?.sections).toEqual([
      { heading: 'What happened', text: '核心交换机反复重启\nEvery 20 minutes' },
      { heading: 'Why it happened', text: 'Power supply' },
      { heading: 'What was done', text: 'Replaced it' },
      { heading: 'How it was done', text: 'RMA R20261123-0001: advance replacement' },
    ]);
    expect(Object.fromEntries(report?.facts ?? [])).toMatchObject({
      Case: 'C20261123-0001',
      'Service restored': '2026-11-23 16:45 (GMT+8)',
      'Work finished': '2026-11-23 17:00 (GMT+8)',
    });
  });

  it('is there in every language, and only of a resolved case', () => {
    expect(faultReport(resolved, { language: 'zh-CN', timeZone: 'Asia/Shanghai' })).toMatchObject({
      title: '故障报告',
    });
    expect(Object.keys(reportWords['zh-CN'])).toEqual(Object.keys(reportWords.en));
    expect(faultReport(sampleCase('C2'), { language: 'en', timeZone: 'UTC' })).toBeNull();
  });

  it('becomes a PDF whose letters, Chinese ones too, can be read back', async () => {
    const pdf = (
      await toPdf(faultReport(resolved, { language: 'zh-CN', timeZone: 'Asia/Shanghai' })!, {
        compress: false,
      })
    ).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    // The embedded font says for each of its glyphs which character it stands for.
    const known = [...pdf.matchAll(/<([0-9a-f]{4})>/gi)].map(([, code]) => parseInt(code!, 16));
    for (const letter of '故障报告核心交换机反复重启C20261123')
      expect(known).toContain(letter.codePointAt(0));
    // Only the letters that are used are embedded.
    expect(pdf.length).toBeLessThan(1_000_000);
  }, 60_000);

  it('shows the letters of every language that people write in, and nothing of what is invisible', async () => {
    const written = 'Łódź ł Ž ř ő ế Ж α 한글 테스트 カタカナ 😀🔥 हिदी e\u0301';
    const report = {
      title: 'x',
      facts: [['a', 'b']] as [string, string][],
      sections: [{ heading: 'y', text: `${written}\u200b\u202e\u0007` }],
    };
    const pdf = (await toPdf(report, { compress: false })).toString('latin1');
    const codes = [...pdf.matchAll(/<([0-9a-f ]+)>/gi)].map(([, code]) =>
      code!.toLowerCase().replaceAll(' ', ''),
    );
    const known = new Set(codes);
    const utf16 = (letter: string) => Buffer.from(letter, 'utf16le').swap16().toString('hex');
    for (const letter of written.normalize('NFC').replace(/\s|\p{M}/gu, ''))
      expect([letter, known.has(utf16(letter))]).toEqual([letter, true]);
  }, 60_000);

  it('is set in the font that has a letter, marks and all, and says so of none', () => {
    expect(runsOf('Max Łuč, 网卡 한글 ok')).toEqual([
      { text: 'Max ', font: 'NotoSansSC' },
      { text: 'Ł', font: 'NotoSans' },
      { text: 'u', font: 'NotoSansSC' },
      { text: 'č', font: 'NotoSans' },
      { text: ', 网卡 ', font: 'NotoSansSC' },
      { text: '한글', font: 'NanumGothic' },
      { text: ' ok', font: 'NotoSansSC' },
    ]);
    expect(runsOf('a\u200bb\u00adc\ufe0f\u202e d')).toEqual([{ text: 'abc d', font: 'NotoSansSC' }]);
    expect(runsOf('\u{10ffff} \ud800')).toEqual([{ text: '? ', font: 'NotoSansSC' }]);
    expect(runsOf('')).toEqual([]);
  });

  it('breaks words that are longer than a line, and only those', () => {
    const [word, log] = ['W'.repeat(10_000), 'e'.repeat(50)];
    expect(breaking('核心交换机反复重启。'.repeat(20))).toBe('核心交换机反复重启。'.repeat(20));
    expect(breaking(`see ${word} and\n${log}`)).toEqual([
      { text: 'see ' },
      { text: word, wordBreak: 'break-all' },
      { text: ' and\n' },
      { text: log, wordBreak: 'break-all' },
    ]);
  });
});
