import { z } from 'zod';
import { languages, type Role } from '../domain/vocabulary.ts';
import { linksIn, withoutLinks } from '../messages/links.ts';
import { countMessages, listMessages, messageStates, type OutboxRow } from '../store/outbox.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { staff } from './roles.ts';
import { route, type Route } from './route.ts';

const time = z.iso.datetime();
const notification = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    seq: z.int().meta({ description: 'the entry of the history that caused it' }),
    channel: z.enum(['email', 'sms']),
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

function view(row: OutboxRow, mayReveal: boolean): z.infer<typeof notification> {
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
    revealable: mayReveal && hasLink(row),
  };
}

const query = listQuery(['-createdAt'], {
  case: z
    .string()
    .regex(/^[CRL]\d{8}-\d{4,9}$/, 'must be the number of a case, an RMA or a call')
    .optional()
    .meta({ description: 'number of a case, an RMA or a call' }),
  state: z.enum(messageStates).optional(),
});

export const notificationRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/notifications',
    tag: 'Notifications',
    summary: 'The outbox, newest first',
    roles: staff,
    query,
    answer: { status: 200, description: 'One page of messages', schema: pageOf(notification) },
    handler: (call) => {
      const { case: number, state } = call.query;
      const mayReveal = call.deps.settings.demo && call.actor.roles.some((role) => revealers.includes(role));
      return answerPage(
        call,
        '-createdAt',
        (cursor, limit) => listMessages({ case: number, state, limit, cursor }),
        (row) => view(row, mayReveal),
        () => countMessages({ case: number, state }),
      );
    },
  }),
];
