import { type Account, recallAccounts } from './people.ts';
import { phoneKey } from './telephones.ts';

/** How a contact can be reached, by which their account is found. */
export interface Reached {
  email?: string | null;
  phone?: string | null;
}

const same = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one && other) && one?.trim().toLowerCase() === other?.trim().toLowerCase();
const samePhone = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one && other) && phoneKey(one ?? '') !== '' && phoneKey(one ?? '') === phoneKey(other ?? '');

/** The account of a customer's contact: that of the same address, else that of the same telephone; null for none. */
export async function accountOf(customerId: string, { email, phone }: Reached): Promise<Account | null> {
  const accounts = await recallAccounts(customerId);
  return (
    accounts.find((account) => same(account.email, email)) ??
    accounts.find((account) => samePhone(account.phone, phone)) ??
    null
  );
}
