import { queryOptions } from '@tanstack/react-query';
import { phoneKey } from '../../domain/phone.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { type Caller, type LookupKey, lookUp, peopleOf, type Person } from '../customer/queries.ts';

export const callerNames = ['phone', 'id', 'email', 'q', 'call'] as const;
/** What is known of who calls: it is in the address, so that any telephone system can open the page. */
export type CallerSearch = { [N in (typeof callerNames)[number]]?: string };

const isPhone = (text: string) => /^\+?[\d\s().-]+$/.test(text) && phoneKey(text) !== '';
const isId = (text: string) => /^\w[\w.@-]{0,63}$/.test(text);

/** What somebody typed into the one input, as a search. */
export function searchFor(typed: string): CallerSearch {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return {};
  if (text.includes('@')) return { email: text };
  return isPhone(text) ? { phone: text } : { q: text };
}

/** By what the customer is looked up, one after the other; digits alone may be an ID as well as a number. */
function keysOf({ id, phone, email, q = '' }: CallerSearch): LookupKey[] {
  const digits = phone?.trim() ?? '';
  return [
    ...(id === undefined ? [] : [{ id }]),
    ...(phone === undefined ? [] : [{ phone }]),
    ...(email === undefined ? [] : [{ email }]),
    ...[q, digits].filter(isId).map((id) => ({ id })),
  ];
}

interface Found {
  caller: Caller | null;
  /** Customers by words of their name, where no key led to one. */
  matches: components['schemas']['Customer'][];
}

/** Who calls: the first that a key leads to, else by name. */
export const callerQuery = (search: CallerSearch) =>
  queryOptions({
    queryKey: ['customers', 'caller', search],
    queryFn: async (): Promise<Found> => {
      for (const key of keysOf(search)) {
        const caller = await lookUp(key);
        if (caller) return { caller, matches: [] };
      }
      const { q } = search;
      if (q === undefined) return { caller: null, matches: [] };
      const { data } = await bodyOf(api.GET('/api/v1/customers', { params: { query: { q, limit: 20 } } }));
      const [only, ...more] = data;
      return only && !more.length
        ? { caller: await lookUp({ id: only.id }), matches: [] }
        : { caller: null, matches: data };
    },
    refetchInterval: 30_000,
  });

/** The person whose number or address it is; undefined where it is the organisation's own, or nobody's. */
export function personCalling(caller: Caller, { phone, email }: CallerSearch): Person | undefined {
  const key = phoneKey(phone ?? '');
  return peopleOf(caller).find(
    (person) =>
      (key !== '' && phoneKey(person.phone ?? '') === key) ||
      (email !== undefined && person.email?.toLowerCase() === email.trim().toLowerCase()),
  );
}

/** The contact to begin with: who calls, else the number or address that the call came from. */
export function contactFor(caller: Caller, { phone = '', email = '' }: CallerSearch) {
  const person = personCalling(caller, { phone, email });
  if (person) return { name: person.name, email: person.email ?? email, phone: person.phone ?? phone };
  // From a switchboard anybody may call.
  return phone || email ? { name: '', phone, email } : {};
}
