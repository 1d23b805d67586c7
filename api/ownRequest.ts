import type { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { mostUrgent } from '../domain/customerLimits.ts';
import { countCases } from '../store/cases.ts';
import type { CustomerRecord } from '../store/customers.ts';
import { findUser, listUsers } from '../store/people.ts';
import { phoneKey } from '../store/telephones.ts';
import type { opening } from './bodies.ts';
import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedIn } from './route.ts';

type Opening = Pick<z.infer<typeof opening>, 'contact' | 'priority'>;

const emailKey = (email: string): string => email.trim().toLowerCase();
const domainOf = (email: string): string => emailKey(email).split('@').at(-1) ?? '';

/** How the organisation can be reached: what is known of it, of its people, and of those who have an account. */
async function reachesOf(actor: SignedIn, { _id, contacts, projects, emails, phones }: CustomerRecord) {
  const [own, { data: users }] = await Promise.all([
    findUser(actor.id),
    listUsers({ customerId: _id, active: true }, false, null, 500),
  ]);
  const people = [
    ...contacts,
    ...projects.flatMap(({ members }) => members),
    ...users,
    ...(own ? [own] : []),
  ];
  const of = (values: (string | null)[], key: (value: string) => string) =>
    new Set(values.flatMap((value) => (value ? [key(value)] : [])));
  return {
    emails: of([...emails, ...people.map(({ email }) => email)], emailKey),
    /** Of the addresses of the organisation itself: a person's may be with a provider that everybody uses. */
    domains: of(emails, domainOf),
    phones: of([...phones, ...people.map(({ phone }) => phone)], phoneKey),
  };
}

/**
 * What a customer may open by themselves: with somebody of their own organisation as the contact, who hears of it by mail
 * and SMS, and not too many of the highest priority at once.
 */
export async function checkOwnRequest(
  { contact, priority }: Opening,
  actor: SignedIn,
  customer: CustomerRecord,
): Promise<void> {
  const { email, phone } = contact;
  const reaches = await reachesOf(actor, customer);
  if (email !== undefined && !reaches.emails.has(emailKey(email)) && !reaches.domains.has(domainOf(email)))
    throw invalidField('contact.email', complaint('must be an address of your organisation'));
  if (phone !== undefined && !reaches.phones.has(phoneKey(phone)))
    throw invalidField('contact.phone', complaint('must be a telephone number of your organisation'));
  if (priority !== 'P1') return;
  const open = await countCases({
    ...{ customerId: customer._id, priority: ['P1'], channel: ['web'] },
    status: ['open', 'on_hold'],
  });
  if (open >= mostUrgent) throw new Problem('wrong_state', say('enoughUrgent', { open }));
}
