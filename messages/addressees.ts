import type { CaseState } from '../domain/case/state.ts';
import type { MessageChannel, Notice } from '../domain/notices.ts';
import {
  type Addresses,
  canBeTold,
  type Carried,
  channelsTo,
  fallsThrough,
  isContact,
  type Meant,
  type MissCause,
  type Missed,
  nextRoles,
  standInRoles,
} from '../domain/reach.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import type { Told } from './model.ts';
import type { Frame } from './template.ts';

/** A person who can be told something. */
export interface Entry extends Addresses {
  id: string;
  name: string;
  language: Language;
  /** By whose clocks they read, where that is known. */
  timeZone?: string | null;
  roles: Role[];
  /** False for somebody who has left; absent: there. */
  active?: boolean;
  /** On leave at this moment. */
  away?: boolean;
  /** Who stands in while they are on leave or gone. */
  deputyId?: string | null;
}

export interface Directory {
  /** Whoever has the ID, also when they have left; null where nobody ever had it. */
  person(id: string): Promise<Entry | null>;
  /** Who in the role is to be told now: those on duty where the role has a rota, else all. */
  inRole(role: Role): Promise<Entry[]>;
  /** Whether the address belongs to an account of a customer that was closed. */
  isClosed?(email: string): Promise<boolean>;
  /** By whose clocks a customer's contact reads; null where nobody says. */
  contactZone?(customerId: string, contact: { email?: string; phone?: string }): Promise<string | null>;
}

/** Somebody to tell, with the part by which they are told. */
export interface Addressee extends Omit<Entry, 'roles'> {
  role?: Role;
  frame: Frame;
  by: MessageChannel[];
  /** In whose place they are told. */
  standsFor?: Meant;
}

export interface Addressees {
  told: Addressee[];
  missed?: Missed;
}

/** Turns a notice into the people who are told, and says who had to be passed over. */
export async function addresseesOf(
  { to, template, channels }: Notice,
  state: Told,
  directory: Directory,
  { language, ...carried }: Carried & { language: Language },
): Promise<Addressees> {
  const asked = { directory, carried, channels, language };
  const found = isContact(to)
    ? await contactOf(state, asked)
    : 'role' in to
      ? await roleOf(to.role, asked)
      : await personOf(to.person, asked);
  if (found.told.length || !fallsThrough(template)) return found.standIn ? withMiss(found, template) : found;
  // A case has an agent call its contact (`not_reached`); who has no case, has the agents see to it.
  const instead = isContact(to) && 'policy' in state ? [] : await firstOf(found.next, asked);
  const told = instead.map((each) => ({ ...each, standsFor: found.meant }));
  return withMiss({ ...found, told }, template);
}

interface Asked {
  directory: Directory;
  carried: Carried;
  channels: readonly MessageChannel[];
  /** The centre's, in which contacts are written to whose own is not known. */
  language: Language;
}

interface Found {
  told: Addressee[];
  meant: Meant;
  cause: MissCause;
  /** Somebody else was found for them. */
  standIn?: boolean;
  /** The roles that hear where nobody was. */
  next: Role[];
}

const withMiss = ({ told, meant, cause }: Found, notice: Notice['template']): Addressees => ({
  told,
  missed: { notice, to: meant, cause, instead: told.map(({ id, name }) => ({ id, name })) },
});

async function contactOf(
  state: Told,
  { directory, carried, channels, language: centre }: Asked,
): Promise<Found> {
  const { contact, reach } = state as CaseState;
  const { language = centre, ...rest } = contact;
  const closed = rest.email !== undefined && ((await directory.isClosed?.(rest.email)) ?? false);
  const who = { ...rest, refused: reach?.refused ?? [] };
  const meant = { contact: true, name: contact.name } as const;
  const told: Addressee[] =
    closed || !canBeTold(who, carried)
      ? []
      : [
          {
            ...{ id: 'contact', language, role: 'customer', frame: 'contact' },
            ...who,
            by: channelsTo(who, channels, carried),
          },
        ];
  const cause = closed ? 'account_closed' : who.refused.length ? 'refused' : 'no_address';
  return { told, meant, cause, next: ['agent', ...nextRoles('agent')] };
}

async function roleOf(role: Role, asked: Asked): Promise<Found> {
  const { told, cause } = await inRole(role, asked);
  return { told, meant: { role }, cause, next: nextRoles(role) };
}

async function personOf(id: string, asked: Asked): Promise<Found> {
  const person = await asked.directory.person(id);
  const meant = { name: person?.name ?? id };
  const next = standInRoles(person?.roles ?? []);
  if (!person) return { told: [], meant, cause: 'gone', next };
  const found = await standing(person, person.roles[0], asked);
  return {
    ...{ meant, cause: causeOf(person, asked.carried), next },
    told: found ? [found] : [],
    standIn: found?.standsFor !== undefined,
  };
}

/** Those of a role who can be told; whoever is on leave is not, but their deputies are. */
async function inRole(role: Role, asked: Asked): Promise<{ told: Addressee[]; cause: MissCause }> {
  const people = await asked.directory.inRole(role);
  const found = await Promise.all(people.map((person) => standing(person, role, asked)));
  const there = found.filter((each): each is Addressee => each !== null);
  const told = there.filter(({ away, active }) => !away && active !== false);
  const [first] = people;
  return { told: once(told), cause: first ? causeOf(first, asked.carried) : 'nobody' };
}

const once = (people: Addressee[]): Addressee[] =>
  [...new Map(people.toReversed().map((each) => [each.id, each])).values()].toReversed();

/** The first of `roles` in which anybody can be told. */
async function firstOf(roles: readonly Role[], asked: Asked): Promise<Addressee[]> {
  for (const role of roles) {
    const { told } = await inRole(role, asked);
    if (told.length) return told;
  }
  return [];
}

const causeOf = (person: Entry, carried: Carried): MissCause => {
  if (person.active === false) return 'gone';
  if (person.away) return 'on_leave';
  return canBeTold({ ...person, refused: [] }, carried) ? 'refused' : 'no_address';
};

/** The person, or the deputy who stands in for them; null where neither can be told. */
async function standing(
  person: Entry,
  role: Role | undefined,
  asked: Asked,
  seen: readonly string[] = [],
): Promise<Addressee | null> {
  const { directory, carried, channels } = asked;
  const { roles, ...entry } = person;
  const tellable = person.active !== false && canBeTold(person, carried);
  const self: Addressee = {
    ...entry,
    role: role ?? roles[0],
    frame: 'staff',
    by: channelsTo(person, channels, carried),
  };
  if (tellable && !person.away) return self;
  const known = person.deputyId && !seen.includes(person.deputyId) ? person.deputyId : null;
  const deputy = known === null ? null : await directory.person(known);
  const found = deputy && (await standing(deputy, deputy.roles[0], asked, [...seen, person.id]));
  if (found && !found.away) return { ...found, standsFor: found.standsFor ?? { name: person.name } };
  // Better they on their leave than nobody.
  return tellable ? self : null;
}
