import { queryOptions } from '@tanstack/react-query';
import { readPhone } from '../../domain/phone.ts';
import { api, bodyOf } from '../api/client.ts';
import { type Caller, lookUp, type Person } from '../customer/queries.ts';

export const callerNames = ['phone', 'id', 'email', 'q', 'call'] as const;
/** What is known of who calls: it is in the address, so that any telephone system can open the page. */
export type CallerSearch = { [N in (typeof callerNames)[number]]?: string };

const isPhone = (text: string) => text.replace(/\D/g, '').length > 4 && readPhone(text) !== null;
const isId = (text: string) => /^\w[\w.@-]{0,63}$/.test(text);

/** What somebody typed into the one input, as a search. */
export function searchFor(typed: string): CallerSearch {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return {};
  if (text.includes('@')) return { email: text };
  return isPhone(text) ? { phone: text } : { q: text };
}

type Candidate = Caller['candidates'][number];

interface Found {
  caller: Caller | null;
  /** Every customer at whom the number or the address is known, whichever of them it turns out to be. */
  candidates: Candidate[];
  /** Whom it may be, where it is not clear: by the number, or by words of their name. */
  matches: Candidate[];
}

/** At whom the number or the address is known, and the first of them with everything around it. */
async function knownBy({ phone, email }: CallerSearch): Promise<Caller | null> {
  const byPhone = phone === undefined ? null : await lookUp({ phone });
  return byPhone ?? (email === undefined ? null : lookUp({ email }));
}

/** Who calls: by ID; then whose number or address it is, unless it is known at several; else by name. */
export const callerQuery = (search: CallerSearch) =>
  queryOptions({
    queryKey: ['customers', 'caller', search],
    queryFn: async (): Promise<Found> => {
      const chosen = search.id === undefined ? null : await lookUp({ id: search.id });
      const known = await knownBy(search);
      const candidates = known?.candidates ?? [];
      if (chosen) return { caller: chosen, candidates, matches: [] };
      if (candidates.length > 1) return { caller: null, candidates, matches: candidates };
      if (known) return { caller: known, candidates, matches: [] };
      return { candidates, ...(await foundByName(search)) };
    },
    refetchInterval: 30_000,
  });

/** By an ID that was typed as a name or a number, else by words of the name. */
async function foundByName({ phone, q }: CallerSearch): Promise<Pick<Found, 'caller' | 'matches'>> {
  for (const id of [q ?? '', phone?.trim() ?? ''].filter(isId)) {
    const caller = await lookUp({ id });
    if (caller) return { caller, matches: [] };
  }
  if (q === undefined) return { caller: null, matches: [] };
  const { data } = await bodyOf(api.GET('/api/v1/customers', { params: { query: { q, limit: 20 } } }));
  const [only, ...more] = data;
  if (only && !more.length) return { caller: await lookUp({ id: only.id }), matches: [] };
  return { caller: null, matches: data.map(({ contacts, ...each }) => ({ ...each, people: contacts })) };
}

/** The person whose number or address it is; undefined where it is the organisation's own, or nobody's. */
export const personCalling = ({ id }: Pick<Caller, 'id'>, candidates: Candidate[]): Person | undefined =>
  candidates.find((candidate) => candidate.id === id)?.people[0];

/** The contact to begin with: who calls, else the number or address that the call came from. */
export function contactFor(person: Person | undefined, { phone = '', email = '' }: CallerSearch) {
  if (person) return { name: person.name, email: person.email ?? email, phone: person.phone ?? phone };
  // From a switchboard anybody may call.
  return phone || email ? { name: '', phone, email } : {};
}
