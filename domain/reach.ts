/**
 * Whether what is written reaches anybody, and who is told where it does not: the other channel, the deputy, the next
 * level, the response-centre manager. (domain.md, 'A notice reaches somebody')
 */
import { type MessageChannel, messageChannels, type Recipient, type TemplateName } from './notices.ts';
import type { Person } from './people.ts';
import type { Role } from './vocabulary.ts';

/** Where somebody is told things; `refused` are the channels whose address was refused for good. */
export interface Addresses {
  email?: string | null;
  phone?: string | null;
  refused?: readonly MessageChannel[];
}

/** What leaves this house. Mail that nobody carries is read in the console; a text message is only ever sent. */
export interface Carried {
  sms: boolean;
}

/** Why somebody was not told. */
export const missCauses = ['no_address', 'refused', 'account_closed', 'gone', 'on_leave', 'nobody'] as const;
export type MissCause = (typeof missCauses)[number];

/** Whom a notice was for, as the timeline names them. */
export interface Meant {
  contact?: true;
  role?: Role;
  name?: string;
}

/** A notice that did not reach whom it was for. */
export interface Missed {
  /** The outbox row and its try, where somebody refused it; so that it is recorded once. */
  key?: string;
  notice: TemplateName;
  to: Meant;
  cause: MissCause;
  channel?: MessageChannel;
  /** Who was told in their place; empty: nobody. */
  instead: Person[];
}

/** No text message reaches an extension. */
const hasExtension = (phone: string): boolean => /ext|[x#转;]|分机/i.test(phone);

/** The address of somebody on a channel, unless it was refused; undefined where they have none. */
export function addressOn(who: Addresses, channel: MessageChannel): string | undefined {
  const address = (channel === 'email' ? who.email : who.phone)?.trim();
  if (!address || who.refused?.includes(channel)) return undefined;
  return channel === 'sms' && hasExtension(address) ? undefined : address;
}

const reaches = (who: Addresses, channel: MessageChannel, { sms }: Carried): boolean =>
  addressOn(who, channel) !== undefined && (channel === 'email' || sms);

/** Whether anything can be sent to them at all. */
export const canBeTold = (who: Addresses, carried: Carried): boolean =>
  messageChannels.some((channel) => reaches(who, channel, carried));

/** The channels to tell somebody by: those that are wanted, and where none of them reaches, the other one. */
export function channelsTo(
  who: Addresses,
  wanted: readonly MessageChannel[],
  carried: Carried,
): MessageChannel[] {
  const given = wanted.filter((channel) => addressOn(who, channel) !== undefined);
  if (given.some((channel) => reaches(who, channel, carried))) return given;
  return [
    ...given,
    ...messageChannels.filter((each) => !given.includes(each) && reaches(who, each, carried)),
  ];
}

const manager: Role = 'response_center_manager';
/** The levels of managers, upwards. */
const levels = ['technical_manager', 'technical_center_manager', 'integration_gm'] as const satisfies Role[];

/** The roles that hear in place of one that nobody holds, in order. */
export function nextRoles(role: Role): Role[] {
  const at = levels.findIndex((level) => level === role);
  const above = at < 0 ? [] : levels.slice(at + 1);
  return [...new Set<Role>([...above, manager, ...levels])].filter((each) => each !== role);
}

/** Whose work any of them can do: where one of them is gone, the others of the role are asked. */
const shared: readonly Role[] = ['agent', 'expert', 'rma_admin', 'depot'];

/** The roles that hear in place of somebody who cannot be told. */
export const standInRoles = (roles: readonly Role[]): Role[] => {
  const own = roles.filter((role) => shared.includes(role));
  return [...new Set([...own, ...nextRoles(roles[0] ?? manager)])];
};

/** What says nothing to anybody else: it is not told to others. */
const personal: ReadonlySet<TemplateName> = new Set<TemplateName>(['taken_away']);

export const fallsThrough = (notice: TemplateName): boolean => !personal.has(notice);

export const isContact = (to: Recipient): to is { contact: true } => 'contact' in to;
