import type { Contact } from '../domain/case/state.ts';
import { addressOn } from '../domain/reach.ts';
import { findCase } from '../store/cases.ts';
import { isCarried } from '../store/channels.ts';
import type { Reader } from '../domain/words/index.ts';
import { type MessageFilter, type OutboxRow, releaseMessage, unsent } from '../store/outbox.ts';
import { findUser, forgiveAddress, isClosedAccount } from '../store/people.ts';
import { findRma } from '../store/rmas.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';

/** How many messages one request has sent at most; who asks again gets the next. */
const most = 500;

const contactOf = async (number: string): Promise<Contact | undefined> =>
  (await (number.startsWith('R') ? findRma(number) : findCase(number)))?.contact;

/** Where the message goes by now: an address may have been corrected since. Undefined: nowhere. */
async function addressOf({ recipient: { id }, number, channel }: OutboxRow): Promise<string | undefined> {
  if (id === 'contact') {
    const contact = await contactOf(number);
    if (!contact || (contact.email !== undefined && (await isClosedAccount(contact.email)))) return undefined;
    return addressOn(contact, channel);
  }
  const user = await findUser(id);
  return user?.active ? addressOn({ email: user.email, phone: user.phone }, channel) : undefined;
}

/** Has the message sent after all; throws `wrong_state` where it cannot be. */
export async function sendAgain(row: OutboxRow): Promise<void> {
  const { _id: id, channel, state, recipient } = row;
  if (state !== 'held' && state !== 'failed') throw new Problem('wrong_state', say('notUnsent', { state }));
  if ((await isCarried(channel)) === false) throw new Problem('wrong_state', say('notCarried', { channel }));
  const address = await addressOf(row);
  if (address === undefined)
    throw new Problem('wrong_state', say('noAddressNow', { name: recipient.name, channel }));
  if (recipient.id !== 'contact') await forgiveAddress(recipient.id, channel);
  if (!(await releaseMessage(id, address))) throw new Problem('wrong_state', say('notUnsent', { state }));
}

export interface Resent {
  done: number;
  refused: { id: string; problem: string }[];
}

/** The same for everything that the filter names, as far as it goes; what cannot be sent is told to the reader. */
export async function sendAllAgain(filter: MessageFilter, reader: Reader): Promise<Resent> {
  const resent: Resent = { done: 0, refused: [] };
  for (const row of await unsent(filter, most))
    try {
      await sendAgain(row);
      resent.done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      resent.refused.push({ id: row._id, problem: error.toldTo(reader) });
    }
  return resent;
}
