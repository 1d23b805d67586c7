import type { Contact } from '../domain/case/state.ts';
import type { Language } from '../domain/vocabulary.ts';
import { accountOf } from '../store/accounts.ts';
import type { CustomerRecord } from '../store/customers.ts';
import type { Deps } from './route.ts';

/**
 * The contact with the language in which they are written to: the one that was asked for, else that of their account, of
 * their customer, of whoever of them opens the case, or of the centre.
 */
export async function spokenTo(
  contact: Contact,
  customer: Pick<CustomerRecord, '_id' | 'language'>,
  { settings, opener }: { settings: Pick<Deps['settings'], 'language'>; opener?: Language | undefined },
): Promise<Contact & { language: Language }> {
  const language =
    contact.language ??
    (await accountOf(customer._id, contact))?.language ??
    customer.language ??
    opener ??
    settings.language;
  return { ...contact, language };
}
