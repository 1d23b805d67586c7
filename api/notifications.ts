import { z } from 'zod';
import { operators } from '../domain/administration.ts';
import { languages, type Role } from '../domain/vocabulary.ts';
import { messageChannels } from '../domain/notices.ts';
import { linksIn, withoutLinks } from '../messages/links.ts';
import { countMessages, findMessage, listMessages, messageStates, type OutboxRow } from '../store/outbox.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { notThere } from './problem.ts';
import { staff } from './roles.ts';
import { sendAgain, sendAllAgain } from './resending.ts';
import { ok, route, type Route, type SignedInCall } from './route.ts';

const time = z.iso.datetime();
const notification = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    seq: z.int().meta({ description: 'the entry of the history that caused it' }),
    channel: z.enum(messageChannels),
    recipient: z.strictObject({ id: z.string(), name: z.string(), role: z.string().optional() }),
    address: z.string(),
    template: z.string(),
    language: z.enum(languages),
    subject: z.string().nullable(),
    text: z.string(),
    state: z.enum(messageStates),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: time,
    sentAt: time.nullable(),
    revealable: z.boolean().meta({ description: 'whether `reveal` shows the reader the link in it' }),
  })
  .meta({ id: 'Notification' });

/** Whether a link waits in a message that nobody carries: on a demonstration somebody has to follow it. */
export const hasLink = ({ state, text }: Pick<OutboxRow, 'state' | 'text'>): boolean =>
  state === 'held' && linksIn(text).length > 0;

/** Who may see a link that is for somebody else, on a demonstration. */
export const revealers: readonly Role[] = ['agent', 'admin'];

const mayReveal = ({
  deps,
  actor,
}: Pick<SignedInCall<unknown, unknown, unknown>, 'deps' | 'actor'>): boolean =>
  deps.settings.demo && actor.roles.some((role) => revealers.includes(role));

function view(row: OutboxRow, reveals: boolean): z.infer<typeof notification> {
  const { _id: id, number, seq, channel, recipient, address, template, language, subject, state } = row;
  return {
    ...{ id, number, seq, channel, recipient, address, template, language, state },
    subject: subject && withoutLinks(subject),
    // The customer's links are theirs alone.
    text: withoutLinks(row.text),
    attempts: row.attempts,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    revealable: reveals && hasLink(row),
  };
}

const query = listQuery(['-createdAt'], {
  case: z
    .string()
    .regex(/^[CRL]\d{8}-\d{4,9}$/, 'must be the number of a case, an RMA or a call')
    .optional()
    .meta({ description: 'number of a case, an RMA or a call' }),
  state: z.enum(messageStates).optional(),
  channel: z.enum(messageChannels).optional(),
});

const filter = z
  .strictObject({
    ...query.shape,
    state: z.enum(['held', 'failed']),
    from: f.timestamp.meta({ description: 'written at or after' }),
    to: f.timestamp.meta({ description: 'written before' }),
  })
  .pick({ case: true, state: true, channel: true, from: true, to: true })
  .partial();
const resent = z
  .strictObject({
    done: z.int().meta({ description: 'how many go out again; at most 500 a request' }),
    refused: z.array(z.strictObject({ id: z.string(), problem: z.string() })),
  })
  .meta({ id: 'Resent' });

const senders = ['agent', ...operators] as const satisfies readonly Role[];

export const notificationRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/notifications/send',
    tag: 'Notifications',
    summary: 'Send what was held or has failed, as the filter says; to the addresses as they are now',
    roles: senders,
    body: z.strictObject({ filter }),
    answer: { status: 200, description: 'What goes out, and what cannot', schema: resent },
    handler: async ({ body: { filter: asked }, language, timeZone }) => {
      const { from, to, ...rest } = asked;
      const stretch = { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) };
      return ok(await sendAllAgain({ ...rest, ...stretch }, { language, timeZone }));
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/notifications/{id}/send',
    tag: 'Notifications',
    summary: 'Send a message that was held or has failed; to the address as it is now',
    roles: senders,
    params: z.strictObject({ id: z.string().max(300).meta({ description: 'its slashes written as %2F' }) }),
    answer: { status: 200, description: 'The message, which waits for its turn', schema: notification },
    handler: async (call) => {
      const { id } = call.params;
      const row = await findMessage(id);
      if (!row) throw notThere(`message ${id}`);
      await sendAgain(row);
      return ok(view((await findMessage(id)) ?? row, mayReveal(call)));
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/notifications',
    tag: 'Notifications',
    summary: 'The outbox, newest first',
    roles: staff,
    query,
    answer: { status: 200, description: 'One page of messages', schema: pageOf(notification) },
    handler: (call) => {
      const { case: number, state, channel } = call.query;
      const asked = { case: number, state, channel };
      const reveals = mayReveal(call);
      return answerPage(
        call,
        '-createdAt',
        (cursor, limit) => listMessages({ ...asked, limit, cursor }),
        (row) => view(row, reveals),
        () => countMessages(asked),
      );
    },
  }),
];
