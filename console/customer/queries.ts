import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { components } from '../api/schema';

export type Caller = components['schemas']['Caller'];
export type Person = Caller['contacts'][number] & { role?: string | null };

/** By what a customer is looked up. */
export type LookupKey = { id: string } | { phone: string } | { email: string };

/** The customer that a key leads to, with everything around them; null where nobody is known by it. */
export async function lookUp(key: LookupKey): Promise<Caller | null> {
  try {
    return await bodyOf(api.GET('/api/v1/customers/lookup', { params: { query: key } }));
  } catch (error) {
    // A telephone system also sends what is no number at all: nobody is known by that either.
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}

/** A customer with everything around them. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'around'],
    queryFn: () => lookUp({ id }),
    enabled: id !== '',
    staleTime: 15_000,
  });

/** The drawings of a customer. */
export const drawingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'drawings'],
    queryFn: () => bodyOf(api.GET('/api/v1/customers/{id}/drawings', { params: { path: { id } } })),
  });

/** Everybody of a customer who may call: contacts, then who takes part in their projects; each name once. */
export function peopleOf({ contacts, projects }: Pick<Caller, 'contacts' | 'projects'>): Person[] {
  const people = [...contacts, ...projects.flatMap(({ members }) => members)];
  return people.filter(({ name }, index) => people.findIndex((each) => each.name === name) === index);
}
