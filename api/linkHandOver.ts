import { z } from 'zod';
import { linksIn } from '../messages/links.ts';
import { findMessage } from '../store/outbox.ts';
import { ended } from './caseActions.ts';
import { plain } from './cases.ts';
import { hasLink, revealers } from './notifications.ts';
import { notThere, Problem } from './problem.ts';
import { say, word } from './refusals.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';

/** `number/seq/recipient/channel`, its slashes written `%2F` in a path. */
const params = z.strictObject({
  id: z
    .string()
    .regex(/^[CRL]\d{8}-\d{4,9}\/[^\s/]+(\/[^\s/]+)+$/)
    .max(200),
});

/**
 * Shows the link of a message that nobody carries to somebody who tries Caseline out, where nobody else can follow it. The
 * history of the case says who saw it: whoever has the link can answer as the customer.
 */
async function reveal(call: SignedInCall<z.infer<typeof params>, unknown, unknown>): Promise<Answer> {
  const { actor, attempt, deps, params } = call;
  if (!deps.settings.demo) throw new Problem('forbidden', say('demonstrationOnly'));
  const message = await findMessage(params.id);
  if (!message) throw notThere(`notification ${params.id}`);
  const [link] = linksIn(message.text);
  if (!link || !hasLink(message)) throw new Problem('wrong_state', say('noLinkHere'));
  const { number, recipient } = message;
  const text = word(say('linkShown', { reader: recipient.name }), call) ?? '';
  await attempt.begin();
  const note = { text, visibility: 'internal' as const, actor: plain(actor) };
  await deps.engine.act(number, 'notes', note, attempt.updateId).catch(async (error: unknown) => {
    throw error instanceof Gone ? await ended(number, 'notes') : error;
  });
  return ok({ link });
}

export const linkHandOverRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/notifications/{id}/reveal',
    tag: 'Notifications',
    summary:
      'Show the link of a message that nobody carries; on a demonstration alone, and the history says so',
    roles: revealers,
    params,
    answer: { status: 200, description: 'The link', schema: z.strictObject({ link: z.string() }) },
    handler: reveal,
  }),
];
