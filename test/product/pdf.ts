import { inflateSync } from 'node:zlib';

interface PdfObject {
  dictionary: string;
  stream: string;
}

/** The objects of a file as pdfkit writes them, one after the other, by their numbers. */
function objectsOf(file: Buffer): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  const text = file.toString('latin1');
  for (const { 1: number = '', 2: whole = '' } of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dictionary = '', stream] = whole.split(/\nstream\r?\n|stream\r?\n/, 2);
    const bytes = Buffer.from((stream ?? '').replace(/\r?\nendstream$/, ''), 'latin1');
    const plain = dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    found.set(number, { dictionary, stream: plain.toString('latin1') });
  }
  return found;
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Which characters the glyphs of a font stand for, by its map to Unicode. */
function lettersOf(map: string): (glyph: number) => string {
  const letters = new Map<number, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f]+)>/gi)].forEach(([, hex = ''], i) =>
      letters.set(parseInt(first, 16) + i, utf16(hex)),
    );
  return (glyph) => letters.get(glyph) ?? '\ufffd';
}

/** The text of a PDF that pdfkit made, each run of letters on a line, in the order in which they are drawn. */
export function textOfPdf(file: Buffer): string {
  const objects = objectsOf(file);
  const fonts = new Map<string, (glyph: number) => string>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', number = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.dictionary ?? '')?.[1];
      if (map) fonts.set(name, lettersOf(objects.get(map)?.stream ?? ''));
    }
  const lines: string[] = [];
  for (const { stream } of objects.values()) {
    let letters: ((glyph: number) => string) | undefined;
    for (const { 1: font, 2: drawn } of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) letters = fonts.get(font);
      const glyphs = [...(drawn ?? '').matchAll(/<([0-9a-f]+)>/gi)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      if (glyphs.length) lines.push(glyphs.map((hex) => letters?.(parseInt(hex, 16)) ?? '').join(''));
    }
  }
  return lines.join('\n');
}
