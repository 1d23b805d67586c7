import { createRequire } from 'node:module';
import type { ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Report } from './faultReport.ts';

const { resolve } = createRequire(import.meta.url);
const font = (weight: string) =>
  resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

async function load() {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = { normal: font('400Regular'), bold: font('700Bold') };
  pdfmake.setFonts({ NotoSansSC: fonts });
  // Nothing that somebody wrote into a case makes the maker fetch an address or read another file.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));
  return pdfmake;
}

/** The maker and its fonts, 20 MB of them, are loaded with the first document; only the letters used are embedded. */
let maker: ReturnType<typeof load> | undefined;

export type Made = Omit<TDocumentDefinitions, 'defaultStyle' | 'pageSize'>;

/** A document on A4 pages in our font. */
export async function setPdf(definition: Made): Promise<Buffer> {
  maker ??= load();
  const defaultStyle = { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 };
  return (await maker).createPdf({ pageSize: 'A4', defaultStyle, ...definition }).getBuffer();
}

/** Longer than any word somebody would read. Chinese has no spaces, and breaks by rules of its own. */
const longWord = /([^\s\p{Script=Han}]{41,})/u;

/**
 * Text in runs, as the maker of PDFs takes it: a word that is too long for a line may break after any letter. As one, a
 * word of 10,000 letters takes the maker seconds, the square of its length, in which its process does nothing else.
 * `long` says, as a group, which words those are.
 */
export function breaking(text: string, long = longWord): ContentText['text'] {
  if (!long.test(text)) return text;
  const runs = text.split(long).filter(Boolean);
  return runs.map((run) => (long.test(run) ? { text: run, wordBreak: 'break-all' } : { text: run }));
}

/** The report as PDF. `compress: false` leaves the text readable to a test. */
export async function toPdf(report: Report, { compress = true } = {}): Promise<Buffer> {
  return setPdf({
    compress,
    pageMargins: [56, 56, 56, 56],
    info: { title: report.title },
    content: [
      { text: report.title, fontSize: 20, bold: true, margin: [0, 0, 0, 12] },
      {
        layout: 'noBorders',
        table: {
          widths: ['auto', '*'],
          body: report.facts.map(([label, value]) => [
            { text: label, bold: true },
            { text: breaking(value) },
          ]),
        },
      },
      ...report.sections.flatMap(({ heading, text }) => [
        {
          text: heading,
          fontSize: 13,
          bold: true,
          margin: [0, 14, 0, 4] as [number, number, number, number],
        },
        { text: breaking(text) },
      ]),
    ],
  });
}
