import type { Contact, Reach } from '../domain/case/state.ts';
import { complaint } from '../domain/complaints.ts';
import type { Channel } from '../domain/vocabulary.ts';
import { isCarried } from '../store/channels.ts';
import { isClosedAccount } from '../store/people.ts';
import { Problem } from './problem.ts';

/** Who comes in person or by fax may leave neither: the case is taken and flagged (`unreachable`). */
const withoutAddress: readonly Channel[] = ['fax', 'visit'];

/** Throws `invalid` for a contact who could not be told anything. */
export function checkContact({ email, phone }: Contact, channel: Channel): void {
  if (email || phone || withoutAddress.includes(channel)) return;
  const message = complaint('one of email and phone is needed, or nothing can be told to the customer');
  const errors = ['contact.email', 'contact.phone'].map((path) => ({ path, message }));
  throw new Problem('invalid', `contact.email: ${message}`, { errors });
}

/** How the contact can be told from the opening on. */
export async function reachOf({ email }: Contact): Promise<Reach> {
  const [sms, closed] = await Promise.all([isCarried('sms'), email !== undefined && isClosedAccount(email)]);
  return { sms: sms ?? false, ...(closed && { refused: ['email', 'sms'] }) };
}
