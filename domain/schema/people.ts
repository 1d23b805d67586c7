import { unknown, type Refusal } from '../refusal.ts';
import type { Person } from '../people.ts';
import { type Role, roles } from '../vocabulary.ts';
import { check } from './check.ts';
import type { NamedAs, Schema } from './schema.ts';

/** Somebody whom a request names by ID, as what, and whether it says their name already. */
export interface Named {
  id: string;
  as: NamedAs;
  isNamed: boolean;
}
/** A person as the directory knows them now. */
export interface Known extends Person {
  roles?: readonly Role[];
  /** Until when they are on leave, in ISO 8601; absent: they are not. */
  awayUntil?: string;
}

const rolesOf: Record<NamedAs, readonly Role[]> = {
  engineer: ['engineer', 'expert'],
  expert: ['expert'],
  colleague: roles.filter((role) => role !== 'customer'),
};

/** Why the one whom the directory has under this ID cannot be meant, or undefined. */
export function misnamed({ id, as }: Omit<Named, 'isNamed'>, found: Known | null): Refusal | undefined {
  if (!found) return unknown('nobodyOfId', { id });
  if (found.roles?.some((role) => rolesOf[as].includes(role)) ?? true) return undefined;
  return unknown('notOfRole', { name: found.name, as });
}

/** Beside `engineerId` stands `engineerName`, beside `to` stands `toName`, beside `id` stands `name`. */
const nameBeside = (key: string): string => (key === 'id' ? 'name' : `${key.replace(/Id$/, '')}Name`);

/**
 * What fits `schema`, with the names that `nameOf` gives beside the IDs of people; whom it gives none keeps what the
 * request says.
 */
export function withNames<T>(schema: Schema<T>, value: T, nameOf: (named: Named) => string | undefined): T {
  if (schema.kind === 'list')
    return (value as unknown[]).map((each) => withNames(schema.of, each, nameOf)) as T;
  if (schema.kind === 'either') {
    const fitting = schema.of.find((each) => !check(each, value, 0).faults);
    return fitting ? withNames(fitting as Schema<T>, value, nameOf) : value;
  }
  if (schema.kind !== 'structure') return value;
  const result: Record<string, unknown> = { ...(value as object) };
  for (const [key, field] of Object.entries(schema.fields)) {
    const part = result[key];
    if (part === undefined) continue;
    if (field.kind === 'list' && field.of.names) {
      const { names: as } = field.of;
      const isNamed = result['named'] !== undefined;
      const people = (part as string[]).map((id) => ({ id, name: nameOf({ id, as, isNamed }) }));
      // Beside a list of IDs stands who they are.
      if (people.every(({ name }) => name !== undefined)) result['named'] = people;
      continue;
    }
    result[key] = withNames(field, part, nameOf);
    const beside = nameBeside(key);
    const name =
      field.names && nameOf({ id: part as string, as: field.names, isNamed: result[beside] !== undefined });
    if (name) result[beside] = name;
  }
  return result as T;
}

/** Everybody whom a request names by ID. */
export function namedIn<T>(schema: Schema<T>, value: T): Named[] {
  const found: Named[] = [];
  withNames(schema, value, (named) => void found.push(named));
  return found;
}
