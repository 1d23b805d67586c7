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

const office = 'application/vnd.openxmlformats-officedocument';
const zip = 'application/zip';
const text = 'text/plain';

/** What is taken, by the ending of its name; nothing that a browser would run. */
const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  zip,
  gz: 'application/gzip',
  tgz: 'application/gzip',
  '7z': 'application/x-7z-compressed',
  tar: 'application/x-tar',
  pcap: 'application/vnd.tcpdump.pcap',
  ...{ txt: text, log: text, csv: text, json: text, xml: text, yaml: text, yml: text, conf: text, cfg: text },
};
export const attachmentEndings: readonly string[] = Object.keys(mediaTypes);
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

/** What a file of this name should be; undefined for what is not taken: `endings` are. */
export function mediaTypeOf(name: string, endings = attachmentEndings): string | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? mediaTypes[ending] : undefined;
}

/**
 * Whether the content is what the name says. `found`: what the first bytes look like, undefined where nothing was
 * recognised; `looksBinary`: they contain what no text does.
 */
export function matches(expected: string, found: string | undefined, looksBinary: boolean): boolean {
  if (expected === text) return !looksBinary && (found === undefined || found === 'application/xml');
  // What is packed as ZIP may not say at its beginning what is inside.
  const packed = expected === zip || expected.startsWith(office);
  return found === expected || (packed && (found === zip || found?.startsWith(office) === true));
}
