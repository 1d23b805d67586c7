/** A file that belongs to a case, or a customer's drawing; its bytes are in the store. */
export interface Attachment {
  id: string;
  /** As it was called by whoever sent it, made fit to be shown and saved. */
  name: string;
  /** What it was found to be, whatever it was declared as. */
  mediaType: string;
  /** In bytes. */
  size: number;
}

/** The largest file that is taken, in bytes. */
export const largestAttachment = 20 * 1024 * 1024;
/** The most files that one case takes. */
export const mostAttachments = 100;
/** The most drawings that are kept of one customer. */
export const mostDrawings = 20;

/** A kind of file: what it is called, and what its first bytes may look like; without `contents` it is text. */
interface FileKind {
  mediaType: string;
  contents?: readonly string[];
}

const is = (mediaType: string, ...also: string[]): FileKind => ({
  mediaType,
  contents: [mediaType, ...also],
});
const text: FileKind = { mediaType: 'text/plain' };
const ooxml = 'application/vnd.openxmlformats-officedocument';
const opendocument = 'application/vnd.oasis.opendocument';
const zip = 'application/zip';
/** What old Office files are packed in, and new ones that have a password. */
const compound = 'application/x-cfb';
/** What is packed as ZIP may not say at its beginning what is inside. */
const office = (mediaType: string): FileKind => is(mediaType, zip, compound);
const oldOffice = (mediaType: string): FileKind => is(mediaType, compound, 'application/vnd.ms-outlook');
const iso = ['video/mp4', 'video/quicktime', 'video/x-m4v'] as const;
const heif = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'] as const;
const capture = 'application/vnd.tcpdump.pcap';
const captureNg = 'application/x-pcapng';

/** What is taken, by the ending of its name; nothing that a browser would run. */
const kinds: Readonly<Record<string, FileKind>> = {
  png: is('image/png'),
  jpg: is('image/jpeg'),
  jpeg: is('image/jpeg'),
  gif: is('image/gif'),
  webp: is('image/webp'),
  bmp: is('image/bmp'),
  ...{ tif: is('image/tiff'), tiff: is('image/tiff') },
  ...{ heic: is('image/heic', ...heif), heif: is('image/heif', ...heif) },
  ...{ mp4: is('video/mp4', ...iso), mov: is('video/quicktime', ...iso), m4v: is('video/x-m4v', ...iso) },
  webm: is('video/webm'),
  pdf: is('application/pdf'),
  docx: office(`${ooxml}.wordprocessingml.document`),
  xlsx: office(`${ooxml}.spreadsheetml.sheet`),
  pptx: office(`${ooxml}.presentationml.presentation`),
  vsdx: office('application/vnd.ms-visio.drawing'),
  ...{ odt: office(`${opendocument}.text`), ods: office(`${opendocument}.spreadsheet`) },
  doc: oldOffice('application/msword'),
  xls: oldOffice('application/vnd.ms-excel'),
  ppt: oldOffice('application/vnd.ms-powerpoint'),
  vsd: oldOffice('application/vnd.visio'),
  msg: oldOffice('application/vnd.ms-outlook'),
  eml: { mediaType: 'message/rfc822' },
  zip: {
    mediaType: zip,
    contents: [
      zip,
      ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
        (kind) => `${ooxml}.${kind}`,
      ),
    ],
  },
  ...{ gz: is('application/gzip'), tgz: is('application/gzip'), bz2: is('application/x-bzip2') },
  ...{ xz: is('application/x-xz'), zst: is('application/zstd'), tar: is('application/x-tar') },
  ...{
    '7z': is('application/x-7z-compressed'),
    rar: is('application/vnd.rar', 'application/x-rar-compressed'),
  },
  ...{ pcap: is(capture, captureNg), cap: is(capture, captureNg), pcapng: is(captureNg, capture) },
  ...{ txt: text, log: text, md: text, csv: text, tsv: text, json: text, har: text, xml: text },
  ...{ yaml: text, yml: text, conf: text, cfg: text, ini: text },
};
export const attachmentEndings: readonly string[] = Object.keys(kinds);
/** Of a drawing: pictures that are no programs, as an SVG would be. */
export const drawingEndings: readonly string[] = ['png', 'jpg', 'jpeg', 'webp'];

const longest = 120;

const tidy = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim();

function shortened(name: string): string {
  if (name.length <= longest) return name;
  const ending = /\.[^.]{1,9}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, longest - ending.length)}${ending}`;
}

/**
 * The name without folders, control characters and marks that turn the direction of writing (`exe.gpj`), its ending
 * kept where it is too long; empty when nothing is left.
 */
export function attachmentName(given: string): string {
  const name = tidy(shortened(tidy(given.split(/[/\\]/).at(-1) ?? '')));
  return /^\.+$/.test(name) ? '' : name;
}

const kindOf = (name: string): FileKind | undefined => {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
};

/** What a file of this name should be; undefined for what is not taken: `endings` are. */
export function mediaTypeOf(name: string, endings = attachmentEndings): string | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? kindOf(name)?.mediaType : undefined;
}

/** How captures of network traffic begin, in either order of bytes: by micro- or nanoseconds, and of the newer kind. */
const captures: Readonly<Record<string, string>> = {
  ...{ d4c3b2a1: capture, a1b2c3d4: capture, '4d3cb2a1': capture, a1b23c4d: capture },
  '0a0d0d0a': captureNg,
};

/** What a file is by its first four bytes, in hexadecimal, where libraries do not know it. */
export const captureOf = (beginning: string): string | undefined => captures[beginning];

/**
 * Whether the content is what the name says. `found`: what the first bytes look like, undefined where nothing was
 * recognised; `hasZeros`: they contain a zero, which no text does. Whatever else a text begins with, such as `GIF` or `ID3`, it
 * is text.
 */
export function matches(name: string, found: string | undefined, hasZeros: boolean): boolean {
  const kind = kindOf(name);
  if (!kind) return false;
  return kind.contents ? found !== undefined && kind.contents.includes(found) : !hasZeros;
}
