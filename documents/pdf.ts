import type { ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Report } from './faultReport.ts';
import { fonts, runsOf, usual } from './fonts.ts';

async function load() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts(fonts);
  const ours = Object.values(fonts).flatMap((files) => Object.values(files));
  // Nothing that somebody wrote into a case makes the maker fetch an address or read another file.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => ours.includes(path));
  return pdfmake;
}

/** The maker and its fonts, 20 MB of them, are loaded with the first document; only the letters used are embedded. */
let maker: ReturnType<typeof load> | undefined;

export type Made = Omit<TDocumentDefinitions, 'defaultStyle' | 'pageSize'>;

/** A document on A4 pages in our fonts. */
export async function setPdf(definition: Made): Promise<Buffer> {
  maker ??= load();
  const defaultStyle = { font: usual, fontSize: 10, lineHeight: 1.3 };
  return (await maker).createPdf({ pageSize: 'A4', defaultStyle, ...definition }).getBuffer();
}

/** Longer than any word somebody would read. Chinese has no spaces, and breaks by rules of its own. */
const longWord = /([^\s\p{Script=Han}]{41,})/u;

/**
 * Text in runs, as the maker of PDFs takes it: each of one font, and a word that is too long for a line may break after any
 * letter. As one, a word of 10,000 letters takes the maker seconds, the square of its length, in which its process does
 * nothing else. `long` says, as a group, which words those are.
 */
export function breaking(text: string, long = longWord): ContentText['text'] {
  const runs = runsOf(text).flatMap(({ text: run, font }) =>
    run
      .split(long)
      .filter(Boolean)
      .map((part) => ({
        text: part,
        ...(font !== usual && { font }),
        ...(long.test(part) && { wordBreak: 'break-all' as const }),
      })),
  );
  const [only, ...others] = runs;
  if (!only) return '';
  return !others.length && Object.keys(only).length === 1 ? only.text : runs;
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
