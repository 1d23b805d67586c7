import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import {
  attachmentEndings,
  attachmentName,
  matches,
  mediaTypeOf,
  mostAttachments,
} from '../domain/attachments.ts';
import { actionRules } from '../domain/case/actions.ts';
import { visibilities } from '../domain/vocabulary.ts';
import {
  type AttachmentRecord,
  countAttachments,
  dropAttachment,
  findAttachment,
  keepAttachment,
  type Kept,
  readAttachment,
} from '../store/attachments.ts';
import { ended } from './caseActions.ts';
import { boundTo, caseLocation, plain, visibleCase } from './cases.ts';
import * as f from './fields.ts';
import { invalidField, notThere, Problem } from './problem.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';
import type { Incoming } from './upload.ts';

const numberParams = z.strictObject({ number: f.caseNumber });
const attachmentParams = numberParams.extend({ id: z.uuid() });
const query = z.strictObject({
  visibility: z
    .enum(visibilities)
    .optional()
    .meta({ description: "default internal; a customer's file is public" }),
});
const attachmentView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'bytes' }),
    visibility: z.enum(visibilities),
  })
  .meta({ id: 'Attachment' });

const view = ({ id, name, mediaType, size, visibility }: AttachmentRecord) => ({
  ...{ id, name, mediaType, size, visibility },
});
const location = (number: string, id: string) => `${caseLocation(number)}/attachments/${id}`;

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

/** What the file is by its name and by its content, which must agree. */
async function recognised(name: string, sample: Buffer): Promise<string> {
  if (name === '') throw invalidField('file', 'has no name');
  if (!sample.length) throw invalidField('file', 'is empty');
  const expected = mediaTypeOf(name);
  if (expected === undefined)
    throw new Problem('unsupported_file', `'${name}' is none of ${attachmentEndings.join(', ')}`);
  const found = await fileTypeFromBuffer(sample);
  // UTF-16, which has a mark at its beginning, is text with zeros.
  const marked = sample.length > 1 && ['fffe', 'feff'].includes(sample.toString('hex', 0, 2));
  const looksBinary = !marked && sample.includes(0);
  if (!matches(expected, found?.mime, looksBinary))
    throw new Problem(
      'unsupported_file',
      `'${name}' does not contain what its name says: ${found?.mime ?? 'it is not recognised'}`,
    );
  return expected;
}

type UploadCall = SignedInCall<{ number: string }, z.infer<typeof query>, unknown>;

/** The file is stored first and then recorded in the case; what the case refuses is not kept. */
async function upload(call: UploadCall): Promise<Answer> {
  const { params, actor, attempt, receive } = call;
  const { number } = params;
  const { stage } = await visibleCase(number, actor);
  if (!actionRules.attach.stages.includes(stage)) throw await ended(number, 'attach');
  if ((await countAttachments(number)) >= mostAttachments)
    throw new Problem('wrong_state', `Case ${number} has ${mostAttachments} attachments already`);
  const id = await attempt.reserve(() => Promise.resolve(randomUUID()));
  const visibility = boundTo(actor) === undefined ? (call.query.visibility ?? 'internal') : 'public';
  const keep = async ({ name: given, bytes }: Incoming): Promise<Kept> => {
    const name = attachmentName(given);
    const { sample, whole } = await sampled(bytes);
    const mediaType = await recognised(name, sample);
    return keepAttachment({ id, number, name, mediaType, visibility }, whole);
  };
  const kept = await receive(keep, ({ place }) => dropAttachment(place));
  const { name, mediaType, size } = kept.record;
  const request = { ...{ id, name, mediaType, size, visibility }, actor: plain(actor) };
  try {
    await call.deps.engine.act(number, 'attach', request, attempt.updateId);
  } catch (error) {
    // Where the engine did not answer, it may have been recorded: the file stays for that.
    const refused = error instanceof Gone || (error instanceof Problem && error.status < 500);
    if (refused) await dropAttachment(kept.place);
    throw error instanceof Gone ? await ended(number, 'attach') : error;
  }
  return { status: 201, body: view(kept.record), headers: { location: location(number, id) } };
}

/** Names as headers take them: ASCII for old browsers, and the whole name beside it (RFC 6266). */
const disposition = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
};

export const attachmentRoutes: Route[] = [
  route({
    method: 'post',
    path: location('{number}', '').replace(/\/$/, ''),
    tag: 'Cases',
    summary: 'Attach a file to the case',
    roles: actionRules.attach.roles,
    params: numberParams,
    query,
    upload: true,
    answer: { status: 201, description: 'What was kept', schema: attachmentView },
    handler: upload,
  }),
  route({
    method: 'get',
    path: location('{number}', '{id}'),
    tag: 'Cases',
    summary: 'The bytes of a file that is attached to the case',
    roles: everyone,
    params: attachmentParams,
    answer: { status: 200, description: 'The file, to be saved', type: 'application/octet-stream' },
    handler: async ({ params: { number, id }, actor }) => {
      await visibleCase(number, actor);
      const found = await findAttachment(number, id);
      const hidden = boundTo(actor) !== undefined && found?.record.visibility !== 'public';
      if (!found || hidden) throw notThere(`attachment ${id}`);
      const { name, mediaType, size } = found.record;
      return {
        status: 200,
        body: readAttachment(found.place),
        headers: {
          'content-type': mediaType,
          'content-length': String(size),
          'content-disposition': disposition(name),
          // Saved, never shown: what is in it runs nowhere under our name.
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        },
      };
    },
  }),
];
