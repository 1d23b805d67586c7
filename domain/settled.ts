import { messageChannels, templateNames } from './notices.ts';
import type { Missed } from './reach.ts';
import { line } from './schema/fields.ts';
import { choice, flag, list, type Of, optional, structure, whole } from './schema/schema.ts';

/** What became of messages of a case, an RMA or a call, as delivery tells it. */
export const settled = structure({
  sent: optional(
    list(whole(1, 1_000_000), { max: 500 }),
    'the numbers of the entries of which messages have gone out',
  ),
  refused: optional(
    list(
      structure({
        key: line(300),
        notice: choice(templateNames),
        to: structure({ name: line(300), contact: optional(flag) }),
        channel: choice(messageChannels),
      }),
      { max: 100 },
    ),
    "what the recipients' side refused for good; `key` names the message and its try",
  ),
});
export type Settled = Of<typeof settled>;

/** What was refused, as notices that missed whom they were for. */
export const missedIn = ({ refused = [] }: Settled): Missed[] =>
  refused.map(({ to: { name, contact }, ...rest }) => ({
    ...rest,
    ...{ cause: 'refused', instead: [], to: { name, ...(contact && { contact }) } },
  }));
