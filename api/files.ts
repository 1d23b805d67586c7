import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { type Attachment, attachmentName, captureOf, matches, mediaTypeOf } from '../domain/attachments.ts';
import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { Answer } from './route.ts';
import type { Incoming } from './upload.ts';

/** As much as is read before it is known what a file is, in bytes. */
const sampleSize = 256 * 1024;

/** The first bytes of a stream, and the whole of it again. */
async function sampled(bytes: Readable): Promise<{ sample: Buffer; whole: Readable }> {
  const chunks: Buffer[] = [];
  const source = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let read = 0;
  while (read < sampleSize) {
    const next = await source.next();
    if (next.done) break;
    chunks.push(next.value);
    read += next.value.length;
  }
  async function* whole() {
    yield* chunks;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return { sample: Buffer.concat(chunks).subarray(0, sampleSize), whole: Readable.from(whole()) };
}

/**
 * What the file is by its name and by its content, which must agree, and its bytes, all of them; throws where it is
 * none of `endings`.
 */
export async function recognised({ name: given, bytes }: Incoming, endings: readonly string[]) {
  const name = attachmentName(given);
  if (name === '') throw invalidField('file', 'has no name');
  const { sample, whole } = await sampled(bytes);
  if (!sample.length) throw invalidField('file', 'is empty');
  const expected = mediaTypeOf(name, endings);
  if (expected === undefined) throw new Problem('unsupported_file', say('fileUnknown', { name, endings }));
  const found = captureOf(sample.toString('hex', 0, 4)) ?? (await fileTypeFromBuffer(sample))?.mime;
  // UTF-16, which has a mark at its beginning, is text with zeros.
  const marked = sample.length > 1 && ['fffe', 'feff'].includes(sample.toString('hex', 0, 2));
  if (!matches(name, found, !marked && sample.includes(0)))
    throw new Problem(
      'unsupported_file',
      `'${name}' does not contain what its name says: ${found ?? 'it is not recognised'}`,
    );
  return { name, mediaType: expected, whole };
}

/** Names as headers take them: ASCII for old browsers, and the whole name beside it (RFC 6266). */
const named = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `filename="${ascii}"; filename*=UTF-8''${whole}`;
};

/** Gives a file out: an `attachment` to be saved only, a picture also to be shown `inline`. */
export const fileAnswer = (
  how: 'attachment' | 'inline',
  { name, mediaType, size }: Omit<Attachment, 'id'>,
  bytes: Readable,
): Answer => ({
  status: 200,
  body: bytes,
  headers: {
    'content-type': mediaType,
    'content-length': String(size),
    'content-disposition': `${how}; ${named(name)}`,
    // Saved, or drawn as the picture that it was found to be: what is in it runs nowhere under our name.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  },
});
