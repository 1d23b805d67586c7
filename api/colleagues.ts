import type { Person } from '../domain/people.ts';
import { type Role, roles } from '../domain/vocabulary.ts';
import { findUser } from '../store/people.ts';
import { noSuch } from './problem.ts';
import type { Thing } from './refusals.ts';

async function find(id: string, among: readonly Role[], field: string, thing: Thing): Promise<Person> {
  const user = await findUser(id);
  if (user?.active && user.roles.some((role) => among.includes(role))) return { id, name: user.name };
  throw noSuch(field, thing, id);
}

const house = roles.filter((role) => role !== 'customer');

/** The active member of staff whom a request names in `field`; throws `unknown` for anybody else. */
export const findColleague = (id: string, field: string): Promise<Person> =>
  find(id, house, field, 'colleague');

/** The active engineer or expert whom a request names in `field`; throws `unknown` for anybody else. */
export const findEngineer = (id: string, field: string): Promise<Person> =>
  find(id, ['engineer', 'expert'], field, 'engineer');

/** The active expert whom a request names in `field`; throws `unknown` for anybody else. */
export const findExpert = (id: string, field: string): Promise<Person> =>
  find(id, ['expert'], field, 'expert');

/** Several colleagues whom a request names in a list, each once. */
export const namedColleagues = (ids: readonly string[], field: string): Promise<Person[]> =>
  Promise.all([...new Set(ids)].map((id, index) => findColleague(id, `${field}.${index}`)));
