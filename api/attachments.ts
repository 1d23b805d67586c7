import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { attachmentEndings, mostAttachments } from '../domain/attachments.ts';
import { actionRules } from '../domain/case/actions.ts';
import type { CaseState } from '../domain/case/state.ts';
import { visibilities } from '../domain/vocabulary.ts';
import { attachments, type KeptAttachment } from '../store/attachments.ts';
import { ended } from './caseActions.ts';
import { boundTo, caseLocation, plain, visibleCase } from './cases.ts';
import * as f from './fields.ts';
import { fileAnswer, recognised } from './files.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
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

const view = ({ id, name, mediaType, size, visibility }: KeptAttachment['record']) => ({
  ...{ id, name, mediaType, size, visibility },
});
const location = (number: string, id: string) => `${caseLocation(number)}/attachments/${id}`;

type UploadCall = SignedInCall<{ number: string }, z.infer<typeof query>, unknown>;

/** The file is stored first and then recorded in the case; what the case refuses is not kept. */
async function upload(call: UploadCall): Promise<Answer> {
  const { params, actor, attempt, receive } = call;
  const { number } = params;
  const { stage } = await visibleCase(number, actor);
  if (!actionRules.attach.stages.includes(stage)) throw await ended(number, 'attach');
  if ((await attachments.count({ number })) >= mostAttachments)
    throw new Problem('wrong_state', say('tooManyFiles', { number, most: mostAttachments }));
  const id = await attempt.reserve(() => Promise.resolve(randomUUID()));
  const visibility = boundTo(actor) === undefined ? (call.query.visibility ?? 'internal') : 'public';
  const keep = async (file: Incoming): Promise<KeptAttachment> => {
    const { whole, ...known } = await recognised(file, attachmentEndings);
    return attachments.keep({ id, number, visibility, ...known }, whole);
  };
  const kept = await receive(keep, ({ place }) => attachments.drop(place));
  const { name, mediaType, size } = kept.record;
  const request = { ...{ id, name, mediaType, size, visibility }, actor: plain(actor) };
  try {
    await call.deps.engine.act(number, 'attach', request, attempt.updateId);
  } catch (error) {
    // Where the engine did not answer, it may have been recorded: the file stays for that.
    const refused = error instanceof Gone || (error instanceof Problem && error.status < 500);
    if (refused) await attachments.drop(kept.place);
    throw error instanceof Gone ? await ended(number, 'attach') : error;
  }
  return { status: 201, body: view(kept.record), headers: { location: location(number, id) } };
}

/** Whether a file came after an instant (epoch milliseconds): what the former customer was shown is not the new one's. */
const keptAfter = ({ place }: KeptAttachment, since = 0): boolean => place.getTimestamp().getTime() >= since;

/** The case's own file, or one of a duplicate whose files were carried over. */
async function fileOf({ number, duplicates = [] }: CaseState, id: string): Promise<KeptAttachment | null> {
  const carried = duplicates.filter(({ files }) => files).map((each) => each.number);
  for (const each of [number, ...carried]) {
    const found = await attachments.find({ number: each, id });
    if (found) return found;
  }
  return null;
}

export const attachmentRoutes: Route[] = [
  route({
    method: 'post',
    path: location('{number}', '').replace(/\/$/, ''),
    tag: 'Cases',
    summary: 'Attach a file to the case',
    roles: actionRules.attach.roles,
    sends: 'files',
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
      const visible = await visibleCase(number, actor);
      const found = await fileOf(visible, id);
      const theirs = found?.record.visibility === 'public' && keptAfter(found, visible.newCustomer?.since);
      const hidden = boundTo(actor) !== undefined && !theirs;
      if (!found || hidden) throw notThere(`attachment ${id}`);
      return fileAnswer('attachment', found.record, attachments.read(found.place));
    },
  }),
];
